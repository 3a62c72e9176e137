CREATE TABLE accounts (
    name text PRIMARY KEY,
    balance numeric(14, 2) NOT NULL DEFAULT 0
);

CREATE TABLE entries (
    payment_id uuid PRIMARY KEY,
    account text NOT NULL,
    amount numeric(14, 2) NOT NULL
);

CREATE TABLE exchange_rates (
    currency text PRIMARY KEY,
    to_euro numeric(12, 6) NOT NULL
);

INSERT INTO accounts (name) VALUES ('rent'), ('repairs');
INSERT INTO exchange_rates VALUES ('CHF', 1.05), ('SEK', 0.09);
