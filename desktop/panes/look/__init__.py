"""The look of the program: tokens, type, style, icons and the small parts that every pane is made of."""

from desktop.panes.look.look import Look as Look
