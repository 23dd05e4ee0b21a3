using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Optica.Domain.Prescriptions;
using Optica.Portal.Features.Customers.Components.Profile;
using Optica.Portal.Features.Prescriptions;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Prescriptions;

/// <summary>Leaving while a query or a save runs calls it off, and nobody hears of it (DESIGN 20).</summary>
public sealed class LeavingTests : IAsyncLifetime
{
    private const string Line = "od -2.25 -0.75x175 os -2.00 add 1.50";
    private static readonly DateOnly Today = new(2026, 11, 24);

    private readonly HeldCommands held = new();
    private TestDatabase database = default!;
    private Guid customer;
    private Guid other;
    private Guid first;
    private Guid second;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(configure: services =>
        {
            services.AddScoped<PrescriptionFormOpener>();
            held.AddTo(services);
        });
        customer = await database.AddAsync(database.World.Centro, People.Full(1));
        other = await database.AddAsync(database.World.Centro, People.Full(2));
        first = await database.PrescribeAsync(customer, Line, Today.AddYears(-1));
        second = await database.PrescribeAsync(customer, Line, Today);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory]
    [InlineData("page", "\"PrescriptionMedical\"")]
    [InlineData("new", "\"PrescriptionMedical\"")]
    [InlineData("amend", "\"PrescriptionMedical\"")]
    [InlineData("tab", "\"Prescriptions\"")]
    [InlineData("compare", "\"PrescriptionMedical\"")]
    [InlineData("card", "\"PrescriptionMedical\"")]
    [InlineData("visits", "\"Appointments\"")]
    public async Task Leave_WhileItLoads_CallsTheQueryOff(string screen, string query)
    {
        await using var context = new PortalContext(database, database.World.Optometrist, database.World.Centro);
        held.Arm(query);
        Open(context, screen);

        await LeaveAsync(context);

        Assert.True(await held.CalledOff);
        await NothingFailsAsync(context);
    }

    [Fact]
    public async Task Leave_WhileTheEvolutionIsDrawn_CallsTheQueryOff()
    {
        await using var context = new PortalContext(database, database.World.Optometrist, database.World.Centro);
        var tab = Tab(context);
        tab.WaitForElement(".rx-evolution button");
        tab.WaitForAssertion(() => Assert.NotEmpty(tab.FindAll(".rx-values")));
        held.Arm("\"PrescriptionMedical\"");
        tab.Find(".rx-evolution button").Click();

        await LeaveAsync(context);

        Assert.True(await held.CalledOff);
        await NothingFailsAsync(context);
    }

    /// <summary>A save goes on and is told, but does not pull whoever is elsewhere by now back to it.</summary>
    [Fact]
    public async Task Leave_WhileItIsSaved_TellsAndStaysElsewhere()
    {
        await using var context = new PortalContext(database, database.World.Optometrist, database.World.Centro);
        var page = context.Open<PrescriptionEditPage>(
            $"/admin/customers/{customer}/prescriptions/new",
            p => p.Add(one => one.CustomerId, customer)
        );
        page.WaitForElement("#field-IssuerRegistration").Change("77");
        page.Find("#rx-shorthand").Change(Line);
        page.Find("[data-rx-read]").Click();
        held.Arm("INSERT INTO \"Prescriptions\"");
        var saving = page.InvokeAsync(() => page.Find("[data-shortcut=save]").Click());

        await held.Reached;
        var navigation = context.Services.GetRequiredService<NavigationManager>();
        var before = navigation.Uri;
        await context.DisposeComponentsAsync();
        held.Release();
        await saving;

        await NothingFailsAsync(context);
        Assert.Equal("Prescription saved.", Assert.Single(context.Said).Text);
        Assert.Equal(before, navigation.Uri);
    }

    [Theory, InlineData("tab"), InlineData("visits")]
    public async Task Tab_OfAnotherCustomerAfterwards_ShowsTheirs(string screen)
    {
        await using var context = new PortalContext(database, database.World.Optometrist, database.World.Centro);
        if (screen == "tab")
        {
            var tab = Tab(context);
            tab.WaitForAssertion(() => Assert.Equal(2, tab.FindAll(".rx-card").Count));
            tab.Render(p => p.Add(one => one.CustomerId, other));
            tab.WaitForAssertion(() => Assert.NotEmpty(tab.FindAll(".state")));
            Assert.Empty(tab.FindAll(".rx-card"));
            return;
        }

        var box = await database.AddBoxAsync(database.World.Centro);
        await database.BookAsync(database.World.Chief, Booking.For(customer, box));
        var visits = Visits(context);
        visits.WaitForAssertion(() => Assert.Single(visits.FindAll("[data-visit]")));
        visits.Render(p => p.Add(one => one.CustomerId, other));
        visits.WaitForAssertion(() => Assert.NotEmpty(visits.FindAll(".state")));
    }

    private async Task LeaveAsync(PortalContext context)
    {
        await held.Reached;
        await context.DisposeComponentsAsync();
    }

    private static async Task NothingFailsAsync(PortalContext context)
    {
        // what fails in a screen that is gone is told by the renderer, a moment later
        await Task.Delay(300, Xunit.TestContext.Current.CancellationToken);
        Assert.False(context.Renderer.UnhandledException.IsCompleted, "an exception reached the renderer");
    }

    private void Open(PortalContext context, string screen)
    {
        switch (screen)
        {
            case "page":
                context.Open<PrescriptionPage>($"/admin/prescriptions/{second}", p => p.Add(one => one.Id, second));
                break;
            case "new":
                context.Open<PrescriptionEditPage>(
                    $"/admin/customers/{customer}/prescriptions/new",
                    p => p.Add(one => one.CustomerId, customer)
                );
                break;
            case "amend":
                context.Open<PrescriptionAmendPage>($"/admin/prescriptions/{second}/amend", p => p.Add(one => one.Id, second));
                break;
            case "card":
                var row = new PrescriptionRow(
                    second,
                    1,
                    customer,
                    database.World.Centro,
                    "Centro",
                    PrescriptionKind.Progressive,
                    PrescriptionStatus.Active,
                    Today,
                    Today.AddYears(2),
                    null
                );
                context.Render<PrescriptionCard>(p => p.Add(card => card.Row, row).Add(card => card.CompareHref, "#"));
                break;
            case "visits":
                Visits(context);
                break;
            default:
                Tab(context, screen == "compare" ? $"{first}~{second}" : null);
                break;
        }
    }

    private IRenderedComponent<PrescriptionsTab> Tab(PortalContext context, string? compare = null) =>
        context.Render<PrescriptionsTab>(p => p.Add(one => one.CustomerId, customer).Add(one => one.Compare, compare));

    private IRenderedComponent<AppointmentsTab> Visits(PortalContext context) =>
        context.Open<AppointmentsTab>(
            $"/admin/customers/{customer}?tab=appointments",
            p =>
                p.Add(one => one.CustomerId, customer)
                    .Add(one => one.Branch, new(database.World.Centro, "Centro", "America/Santiago", true))
        );
}
