create table orders (item varchar);
create table customer (name varchar);
