CREATE TABLE stock (
    article text PRIMARY KEY,
    quantity int NOT NULL CHECK (quantity >= 0)
);

CREATE TABLE deliveries (
    id uuid PRIMARY KEY,
    supplier text NOT NULL
);

CREATE TABLE corrections (
    article text NOT NULL REFERENCES stock,
    quantity int NOT NULL,
    who text NOT NULL
);

CREATE TABLE seals (
    article text NOT NULL,
    seal bytea NOT NULL
);

CREATE TABLE parcels (
    id int PRIMARY KEY,
    address text NOT NULL,
    grams int NOT NULL,
    label text
);

CREATE TABLE replenishments (
    article text PRIMARY KEY,
    quantity int NOT NULL
);
