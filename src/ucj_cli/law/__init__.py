"""The law: dated tables of contributions, and what one person's contribution is in one month."""
