document.querySelectorAll("button.copy").forEach(button => {
    if (!navigator.clipboard) { return; }
    button.hidden = false;
    button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(button.parentElement.querySelector("code").textContent);
        button.textContent = "Copied";
        setTimeout(() => { button.textContent = "Copy"; }, 2000);
    });
});
