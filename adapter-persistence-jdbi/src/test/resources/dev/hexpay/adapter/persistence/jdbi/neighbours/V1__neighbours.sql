CREATE TABLE neighbour (
    id   ${id}   NOT NULL,
    name VARCHAR NOT NULL,
    CONSTRAINT neighbour_pk PRIMARY KEY (id)
);
