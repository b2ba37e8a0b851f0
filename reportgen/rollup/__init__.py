"""The figures of many units in the facts file of the one above them."""
