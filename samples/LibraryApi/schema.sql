CREATE TABLE books (
    isbn text PRIMARY KEY,
    title text NOT NULL,
    copies int NOT NULL CHECK (copies >= 0)
);

CREATE TABLE loans (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    isbn text NOT NULL REFERENCES books,
    reader text NOT NULL,
    due timestamptz NOT NULL
);

INSERT INTO books VALUES ('1', 'A Tale of Two Pools', 1), ('2', 'The Pool of Night', 5);
