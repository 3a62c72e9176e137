CREATE TABLE campaigns (
    code text PRIMARY KEY,
    ends_at timestamptz NOT NULL
);

CREATE TABLE redemptions (
    code text NOT NULL REFERENCES campaigns,
    customer text NOT NULL,
    PRIMARY KEY (code, customer)
);

INSERT INTO campaigns VALUES ('SPRING', now() + interval '1 month'), ('WINTER', now() - interval '1 day');
