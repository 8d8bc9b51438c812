"""Planning: every output file of the site as a :class:`site_gen.plan.page.Page`; the table is in ``planners``."""
