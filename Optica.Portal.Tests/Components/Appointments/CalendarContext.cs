using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Optica.Domain.Appointments;
using Optica.Portal.Features.Appointments;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Appointments;

/// <summary>A branch with two boxes and two customers, on a Tuesday at noon; visits are booked for the Monday after.</summary>
public abstract class CalendarContext : IAsyncLifetime
{
    /// <summary>The Monday on which <see cref="Booking.Nine"/> is.</summary>
    protected const string Monday = "2026-11-30";

    protected TestDatabase Database { get; private set; } = default!;

    protected World World => Database.World;

    protected Guid Box { get; private set; }

    protected Guid Other { get; private set; }

    protected Guid Ana { get; private set; }

    protected Guid Eva { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync();
        Box = await Database.AddBoxAsync(World.Centro);
        Other = await Database.AddBoxAsync(World.Centro, "Box 2");
        Ana = await AddAsync(1, "Ana", "Araya");
        Eva = await AddAsync(2, "Eva", "Espinoza");
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    /// <summary>A screen of somebody, with the calendar's own services.</summary>
    protected PortalContext Sit(Person person, Guid? branch = null)
    {
        var context = new PortalContext(Database, person, branch);
        context.AddOwn<CalendarLoader>();
        context.AddOwn<VisitMoves>();
        return context;
    }

    protected static IRenderedComponent<AppointmentsPage> Open(PortalContext context, string query = $"?date={Monday}") =>
        context.Open<AppointmentsPage>($"{AppointmentsUrl.Path}{query}");

    protected Task<Guid> BookAsync(Guid customer, Guid? box = null, int minutesAfterNine = 0) =>
        Database.BookAsync(World.Admin, Booking.For(customer, box ?? Box, Booking.Nine.AddMinutes(minutesAfterNine)));

    protected Task<AppointmentDetail> ReadAsync(Guid id) => Database.ReadVisitAsync(World.Super, id);

    protected static string Address(PortalContext context) =>
        "/"
        + context
            .Services.GetRequiredService<NavigationManager>()
            .ToBaseRelativePath(context.Services.GetRequiredService<NavigationManager>().Uri);

    protected static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    protected static string Messages(IRenderedComponent<IComponent> page, string field) =>
        string.Join(' ', page.FindAll($"[data-field='{field}'] .field-error").Select(message => Words(message.TextContent)));

    protected static IRenderedComponent<AppointmentsPage> OpenVisit(PortalContext context, Guid id)
    {
        var page = Open(context, $"?date={Monday}&visit={id}");
        page.WaitForElement(".visit-facts");
        return page;
    }

    protected static void Press(IRenderedComponent<AppointmentsPage> page, string text) =>
        page.FindAll(".visit-actions button").Single(button => button.TextContent.Trim() == text).Click();

    private Task<Guid> AddAsync(int number, string first, string last)
    {
        var input = People.Numbered(number);
        (input.FirstName, input.LastName) = (first, last);
        return Database.AddAsync(World.Centro, input);
    }
}
