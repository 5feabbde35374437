"""Acts on items of agendas and of the forward plan."""
