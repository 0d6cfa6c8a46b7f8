#!/usr/bin/env bash
# Records the rows that a server of an earlier release writes beside this version, after its migrations:
#
#   testing/earlier-releases/record.sh COMMIT DIRECTORY [JDBC URL, USER and PASSWORD of an empty PostgreSQL database]
#
# builds the commit in DIRECTORY, starts it once so that it creates its tables, migrates them with this version, starts
# it again, sends it requests, and writes DIRECTORY/rows.sql.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
home=$here/../..
commit=$1
dir=$(mkdir -p "$2" && cd "$2" && pwd -P)
url=${3:-"jdbc:h2:file:$dir/data/hexpay"}
user=${4:-sa}
password=${5:-}

export HEXPAY_DATA_DIR=$dir/data HEXPAY_PORT=18471 HEXPAY_PUBLIC_URL=http://127.0.0.1:18471
export HEXPAY_DATABASE_URL=$url HEXPAY_DATABASE_USER=$user HEXPAY_DATABASE_PASSWORD=$password
export HEXPAY_SELLER_NAME='Analytical Engines'
# The key of RowsOfEarlierReleasesTest, which reads the stored responses.
export HEXPAY_MASTER_KEY=MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=

git clone -q "$home" "$dir/source"
git -C "$dir/source" checkout -q "$commit"

start() {
  "$dir/source/hexpay" serve >"$dir/$1.out" 2>"$dir/$1.err" &
  server=$!
  until grep -q '^Ready' "$dir/$1.out"; do
    kill -0 $server
    sleep 1
  done
}

stop() {
  kill $server
  wait $server || true
}

start first
key=$(grep -o 'ck_sandbox_[A-Za-z0-9_-]*' "$dir/first.out" | head -n 1)
stop
"$home/hexpay" migrate
start second

api() {
  curl -s --max-time 60 "$HEXPAY_PUBLIC_URL/$1" -H "x-api-key: $key" -H 'Content-Type: application/json' "${@:2}"
  echo
}

link() {
  api payments -H "Idempotency-Key: $1" \
    -d "{\"amount\":2500,\"currency\":\"eur\",\"description\":\"$1\",\"metadata\":{\"order\":\"$1\"}}"
}

# A link of this name is paid with this card; prints the id of its payment.
pay() {
  local created page csrf
  created=$(link "$1")
  page=$(grep -o 'http[^"]*/pay/[^"]*' <<<"$created")
  csrf=$(curl -s "$page" | grep -o 'name="csrf" value="[^"]*"' | cut -d '"' -f 4 | head -n 1)
  curl -s -o /dev/null "$page" --data-urlencode "csrf=$csrf" -d "email=$3" -d name=Ada -d line1='Hauptstr. 1' \
    -d city=Berlin -d postalCode=10115 -d country=DE -d "cardNumber=$2" -d expiry=12/34 -d cvc=123
  grep -o 'pay_[0-9A-Z]*' <<<"$created" | head -n 1
}

api customers -d '{"email":"grace@example.com","id":"grace","fullName":"Grace",
  "address":{"line1":"Kai 1","city":"Hamburg","postalCode":"20095","country":"DE"}}'
paid=$(pay link-paid 4242424242424242 ada@example.com)
pay link-declined 4000000000000002 bob@example.com
pay link-disputed 4000000000000259 carl@example.com
pay link-authenticating 4000002500003155 dora@example.com
pay link-lost 4000000000006975 emil@example.com
link link-pending
canceled=$(link link-canceled | grep -o 'pay_[0-9A-Z]*' | head -n 1)
api "payments/$canceled/cancel" -d '{}'
customer=$(api "payments/$paid" | grep -o 'cus_[0-9A-Z]*' | head -n 1)
for name in charge-1 charge-2; do
  api payments/charge -H "Idempotency-Key: $name" \
    -d "{\"customerId\":\"$customer\",\"amount\":900,\"currency\":\"eur\",\"description\":\"$name\"}"
done
api api-keys -d '{"name":"Second"}'
# The oldest release has neither transactions nor invoices in its API.
transaction=$(api 'transactions?limit=1' | grep -o 'txn_[0-9A-Z]*' | head -n 1 || true)
if [ -n "$transaction" ]; then
  api "transactions/$transaction/refund" -H 'Idempotency-Key: refund-1' -d '{"amount":300}'
  api "invoices/$(api invoices | grep -o 'inv_[0-9A-Z]*' | head -n 1)/send" -d '{}'
fi
# The jobs process the notifications and send the receipts.
sleep 5
stop

java -cp "$home/bootstrap/target/hexpay.jar" "$here/DumpRows.java" "$url" "$user" "$password" >"$dir/rows.sql"
