"""The painter of shapes on the screen."""
