using System.Globalization;
using Optica.Domain.Appointments;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.Appointments;

/// <summary>Everything the calendar shows, as its address says it.</summary>
public sealed record AppointmentsUrl
{
    /// <summary>Address of the calendar.</summary>
    public const string Path = "/admin/appointments";

    private const string Instant = "yyyy-MM-dd'T'HH:mm'Z'";

    private static readonly (string Name, AppointmentsView Value)[] Views =
    [
        .. Enum.GetValues<AppointmentsView>().Select(view => (view.ToString().ToLowerInvariant(), view)),
    ];

    /// <summary>How visits are shown.</summary>
    public AppointmentsView View { get; init; }

    /// <summary>A day of what is shown; null is today.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Of this optometrist or box only.</summary>
    public Guid? ResourceId { get; init; }

    /// <summary>The branch, where several are in reach.</summary>
    public Guid? BranchId { get; init; }

    /// <summary>Whether the cancelled and the missed are shown, too.</summary>
    public bool WithClosed { get; init; }

    /// <summary>The visit that is open beside the calendar.</summary>
    public Guid? Visit { get; init; }

    /// <summary>Whether a visit is being booked; null when not.</summary>
    public BookingUrl? Booking { get; init; }

    /// <summary>The calendar alone.</summary>
    public AppointmentsUrl Calendar => this with { Visit = null, Booking = null };

    /// <summary>The days a calendar of it shows.</summary>
    /// <param name="today">The day it is.</param>
    public CalendarRange Days(DateOnly today) => CalendarRange.Of(Domain(), Day ?? today);

    /// <summary>The calendar some pages on, or back; what is open stays.</summary>
    /// <param name="pages">How many.</param>
    /// <param name="today">The day it is.</param>
    public AppointmentsUrl Leaf(int pages, DateOnly today) => On(CalendarRange.Leaf(Domain(), Day ?? today, pages), today);

    /// <summary>The calendar at a day; today goes without saying.</summary>
    public AppointmentsUrl On(DateOnly day, DateOnly today) => this with { Day = day == today ? null : day };

    /// <summary>The calendar with a visit open.</summary>
    public AppointmentsUrl Open(Guid visit) => this with { Visit = visit, Booking = null };

    /// <summary>The calendar with the booking form open, at a time and place if they are known.</summary>
    public AppointmentsUrl Book(DateTime? at = null, Guid? resource = null) =>
        this with
        {
            Visit = null,
            Booking = new BookingUrl(at, resource ?? ResourceId, Booking?.CustomerId),
        };

    /// <summary>Reads an address.</summary>
    public static AppointmentsUrl Parse(string? address)
    {
        var query = UrlQuery.Parse(address);
        return new AppointmentsUrl
        {
            View = query.OneOf("view", Views) ?? AppointmentsView.Day,
            Day = query.Day("date"),
            ResourceId = query.Id("resource"),
            BranchId = query.Id("branch"),
            WithClosed = query.Value("all") == "1",
            Visit = query.Value("book") == "1" ? null : query.Id("visit"),
            Booking =
                query.Value("book") == "1" ? new BookingUrl(ReadInstant(query.Value("at")), query.Id("on"), query.Id("customer")) : null,
        };
    }

    /// <summary>The address; what is as usual is not mentioned.</summary>
    public string Format() =>
        UrlQuery.Format(
            Path,
            ("view", View == AppointmentsView.Day ? null : View.ToString().ToLowerInvariant()),
            ("date", UrlQuery.Of(Day)),
            ("resource", ResourceId?.ToString()),
            ("branch", BranchId?.ToString()),
            ("all", WithClosed ? "1" : null),
            ("visit", Visit?.ToString()),
            ("book", Booking is null ? null : "1"),
            ("at", Booking?.At?.ToString(Instant, CultureInfo.InvariantCulture)),
            ("on", Booking?.ResourceId?.ToString()),
            ("customer", Booking?.CustomerId?.ToString())
        );

    private static DateTime? ReadInstant(string? text) =>
        DateTime.TryParseExact(
            text,
            Instant,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var at
        ) && at.Year is >= 1900 and <= 2200
            ? at
            : null;

    private CalendarView Domain() =>
        View switch
        {
            AppointmentsView.Week => CalendarView.Week,
            AppointmentsView.Month => CalendarView.Month,
            _ => CalendarView.Day,
        };
}

/// <summary>What is known of a visit to be booked.</summary>
/// <param name="At">When, UTC; or null.</param>
/// <param name="ResourceId">On what; or null.</param>
/// <param name="CustomerId">For whom; or null.</param>
public sealed record BookingUrl(DateTime? At = null, Guid? ResourceId = null, Guid? CustomerId = null);
