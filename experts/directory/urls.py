from django.urls import path

from experts.directory.views import (
    about,
    along,
    home,
    listing,
    places,
    profile,
    robots,
    shortlist,
    suggestions,
    where,
)

app_name = "directory"
urlpatterns = [
    path("", home.home, name="home"),
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", robots.sitemaps, name="sitemaps"),
    path("sitemap-<slug:section>.xml", robots.sitemap, name="sitemap"),
    path("suggest/", suggestions.suggestions, name="suggest"),
    # Experts: the list, the same to take along, and one of them
    path("experts/", listing.officials, name="officials"),
    path("experts.csv", along.officials_csv, name="officials_csv"),
    path("experts.xlsx", along.officials_xlsx, name="officials_xlsx"),
    path("experts.atom", along.officials_feed, name="officials_feed"),
    path("experts/<slug:slug>/", profile.official, name="official"),
    path("experts/<slug:slug>.vcf", profile.official_vcard, name="official_vcard"),
    path("experts/<slug:slug>/photo/", profile.photo, name="photo"),
    # Those whom somebody keeps in view
    path("shortlist/", shortlist.shortlist, name="shortlist"),
    path("shortlist.csv", shortlist.shortlist_csv, name="shortlist_csv"),
    path("shortlist.xlsx", shortlist.shortlist_xlsx, name="shortlist_xlsx"),
    # What they know and where they serve
    path("competencies/", places.competencies, name="competencies"),
    path("competencies/<slug:slug>/", places.competency, name="competency"),
    path("countries/", places.countries, name="countries"),
    path("countries/<slug:code>/", places.country, name="country"),
    path("agencies/<slug:slug>/", places.agency, name="agency"),
    # Where expertise lies: by area and state, and within an area
    path("where/", where.where, name="where"),
    path("where/<slug:slug>/", where.where_area, name="where_area"),
    # What a public service owes its readers
    path("about/", about.about, {"page": "about"}, name="about"),
    path("about/help/", about.about, {"page": "help"}, name="help"),
    path("about/press/", about.about, {"page": "press"}, name="press"),
    path("about/how-experts-are-chosen/", about.about, {"page": "choosing"}, name="choosing"),
    path("about/privacy/", about.about, {"page": "privacy"}, name="privacy"),
    path("about/accessibility/", about.about, {"page": "accessibility"}, name="accessibility"),
    path("about/for-focal-points/", about.about, {"page": "focal_points"}, name="focal_points"),
    path("about/for-administrators/", about.about, {"page": "administrators"}, name="administrators"),
]
