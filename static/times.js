// Adds the visitor's own hour beside an hour that is certain. Without it the page still says the event's own hour and UTC.
const page = document.documentElement.lang;
const language = page === "en" ? "en-GB" : page; // day before month, as on the page
for (const place of document.querySelectorAll("[data-moment]")) {
  const moment = new Date(place.dataset.moment);
  if (isNaN(moment)) continue;
  const words = new Intl.DateTimeFormat(language, {
    weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short",
  });
  place.textContent = place.dataset.words.replace("{time}", words.format(moment));
  place.hidden = false;
}
