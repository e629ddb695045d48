"""What several rooms show alike: plans, people, answers, days."""
