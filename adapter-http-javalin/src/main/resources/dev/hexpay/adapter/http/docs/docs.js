(function () {
    if (!navigator.clipboard) {
        return;
    }
    var status = document.querySelector('[role=status]');
    function button(text, label) {
        var copy = document.createElement('button');
        copy.type = 'button';
        copy.className = 'copy';
        copy.textContent = 'Copy';
        copy.setAttribute('aria-label', 'Copy ' + label);
        copy.addEventListener('click', function () {
            navigator.clipboard.writeText(text).then(function () {
                copy.textContent = 'Copied';
                status.textContent = 'Copied ' + label;
                setTimeout(function () { copy.textContent = 'Copy'; status.textContent = ''; }, 2000);
            });
        });
        return copy;
    }
    document.querySelectorAll('td code').forEach(function (code) {
        if (/^[0-9]{13,19}$/.test(code.textContent)) {
            code.after(button(code.textContent, code.textContent));
        }
    });
    document.querySelectorAll('figure.code').forEach(function (figure, place) {
        var label = figure.querySelector('figcaption').textContent + ' ' + (place + 1);
        figure.append(button(figure.querySelector('pre').textContent, label));
    });
})();
