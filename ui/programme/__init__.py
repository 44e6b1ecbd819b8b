"""The settings of the programme: its dates, calendar, stages with gates, people and teams."""
