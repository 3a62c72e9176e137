CREATE TABLE orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer text NOT NULL,
    placed_at timestamptz NOT NULL DEFAULT now(),
    tracking text
);

CREATE TABLE order_lines (
    order_id bigint NOT NULL REFERENCES orders,
    sku text NOT NULL,
    quantity int NOT NULL CHECK (quantity > 0),
    price numeric(12, 2) NOT NULL
);
