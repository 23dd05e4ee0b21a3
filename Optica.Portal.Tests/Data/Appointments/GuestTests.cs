using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data;
using Optica.Data.Appointments;
using Optica.Data.Segments;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Appointments;

/// <summary>Guests become customers when their visit is completed: matched by their RUT, recognised, or registered; never twice.</summary>
public sealed class GuestTests : IAsyncLifetime
{
    private TestDatabase database = default!;
    private Guid box;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private World World => database.World;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        box = await database.AddBoxAsync(World.Centro);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory, EveryProvider]
    public async Task CompleteAsync_Unknown_RegistersThemOnce(DatabaseProvider provider)
    {
        await using var own = await TestDatabase.CreateAsync(provider);
        var input = Booking.ForGuest(await own.AddBoxAsync(own.World.Centro));
        input.GuestRut = "12.345.678-5";
        var visit = await own.BookAsync(own.World.Sales, input);
        own.Clock.Now = Booking.Nine.AddHours(1);
        await using var scope = own.As(own.World.Sales);

        var outcome = (
            await scope.Get<AppointmentCompletionService>().CompleteAsync(visit, new(), new ChangeOptions(1), Cancellation)
        ).Expect();

        var profile = (await scope.Queries.ProfileAsync(outcome.CustomerId, Cancellation)).Expect();
        Assert.Equal(("Eva", "Rojas Díaz"), (profile.Fields.FirstName, profile.Fields.LastName));
        Assert.Equal(("12345678-5", "+56976543210", own.World.Centro), (profile.Fields.Rut, profile.Fields.Phone, profile.Branch.Id));
        Assert.Equal(new DateOnly(2026, 11, 30), profile.Fields.LastEyeExamDate);
        Assert.Equal(Booking.Nine, profile.Figures.LastVisitAt);
        var now = await own.ReadVisitAsync(own.World.Sales, visit);
        Assert.Equal((AppointmentStatus.Completed, "Eva Rojas Díaz", null), (now.Row.Status, now.Row.Visitor.Name, now.GuestRut));
        Assert.Equal(outcome.CustomerId, now.Row.Visitor.CustomerId);
        Assert.Empty(await own.Services.GetRequiredService<FiguresRebuild>().CheckAsync(Cancellation));
    }

    [Fact]
    public async Task CompleteAsync_KnownRut_IsThatCustomerOfTheOwnBranchFirst()
    {
        var elsewhere = await database.AddAsync(World.Mall, People.Numbered(1));
        var first = await GuestAsync(World.Super, People.RutOf(1), 0);
        Assert.Equal(elsewhere, (await CompleteAsync(first, by: World.Super)).Expect().CustomerId);

        var here = await database.AddAsync(World.Centro, People.Numbered(1));
        var second = await GuestAsync(World.Super, People.RutOf(1), 1);
        Assert.Equal(here, (await CompleteAsync(second, by: World.Super)).Expect().CustomerId);

        // out of reach is as good as unknown: the own branch gets its own record
        var third = await GuestAsync(World.MallAdmin, People.RutOf(2), 2, await database.AddBoxAsync(World.Mall, "Box 2"));
        await database.AddAsync(World.Playa, People.Numbered(2));
        var registered = (await CompleteAsync(third, by: World.MallAdmin)).Expect().CustomerId;
        Assert.Equal(
            World.Mall,
            await database.ReadAsync(db => db.Customers.Where(row => row.Id == registered).Select(row => row.BranchId).SingleAsync())
        );
    }

    [Fact]
    public async Task CompleteAsync_SharedPhone_IsToldAndDecidedByTheUser()
    {
        var mother = await database.AddAsync(World.Centro, new CustomerInput { FirstName = "Rosa", Phone = "+56976543210" });
        var visit = await GuestAsync(World.Sales, null, 0);
        var matches = await MatchesAsync(World.Sales, visit);
        Assert.Equal((mother, "Rosa", true), (matches[0].Id, matches[0].Name, matches[0].Blocks));

        var told = (await CompleteAsync(visit)).Refused<CustomerExists, VisitOutcome>();
        Assert.Equal((mother, "phone"), (told.Duplicates[0].Id, told.Duplicates[0].Fields.Single()));
        var before = await database.ReadVisitAsync(World.Sales, visit);
        Assert.Equal((AppointmentStatus.Scheduled, 1L, true), (before.Row.Status, before.Row.Version, before.Row.Visitor.IsGuest));

        var daughter = (await CompleteAsync(visit, new GuestIdentity { SharesContact = true })).Expect().CustomerId;
        Assert.NotEqual(mother, daughter);
        Assert.True(
            await database.ReadAsync(db => db.Customers.Where(row => row.Id == daughter).Select(row => row.PhoneShared).SingleAsync())
        );

        var next = await GuestAsync(World.Sales, null, 1);
        Assert.Equal(mother, (await CompleteAsync(next, new GuestIdentity { CustomerId = mother })).Expect().CustomerId);
    }

    [Fact]
    public async Task MatchesAsync_CustomerOutOfReach_TellsTheBranchOnly()
    {
        await database.AddAsync(World.Playa, People.Numbered(1));
        var visit = await GuestAsync(World.Sales, People.RutOf(1), 0);

        var match = Assert.Single(await MatchesAsync(World.Sales, visit));

        Assert.Equal((null, null, "Playa", false), (match.Id, match.Name, match.Branch, match.Blocks));
    }

    [Fact]
    public async Task IdentifyAsync_BeforeTheVisit_MovesItToTheCustomersBranches()
    {
        var customer = await database.AddAsync(World.Mall, People.Numbered(1));
        var visit = await GuestAsync(World.Super, null, 0);
        Assert.IsType<AccessDenied>(await IdentifyAsync(visit, customer, World.Sales));
        Assert.IsType<NotFound>(await IdentifyAsync(visit, Ids.New(World.Start), World.Sales));
        Assert.Null(await IdentifyAsync(visit, customer, World.Super));
        Assert.IsType<VisitHasCustomer>(await IdentifyAsync(visit, customer, World.Super));

        // seen by both branches from now on; who the customer is, only by theirs
        Assert.Equal("Ana Soto", (await database.ReadVisitAsync(World.MallAdmin, visit)).Row.Visitor.Name);
        Assert.Equal(
            new Visitor(customer, null, null, World.Mall, "Mall"),
            (await database.ReadVisitAsync(World.Sales, visit)).Row.Visitor
        );
    }

    [Fact]
    public async Task CompleteAsync_ClosedGuest_RegistersNobody()
    {
        var visit = await GuestAsync(World.Sales, null, 0);
        await using var scope = database.As(World.Sales);
        (await scope.Get<AppointmentLifeService>().CancelAsync(visit, "llamó", new ChangeOptions(), Cancellation)).Expect();

        (await CompleteAsync(visit)).Refused<InvalidAppointmentTransition, VisitOutcome>();
        Assert.IsType<InvalidAppointmentTransition>(await IdentifyAsync(visit, null, World.Sales));
        Assert.Equal(0, await database.ReadAsync(db => db.Customers.CountAsync(Cancellation)));
    }

    /// <summary>A guest has one field for their name, a customer two shorter ones.</summary>
    [Fact]
    public async Task CompleteAsync_NameNoCustomerMayHave_IsToldAtTheGuest()
    {
        var input = Booking.ForGuest(box);
        input.GuestName = new string('x', 150);
        var visit = await database.BookAsync(World.Sales, input);

        var refused = (await CompleteAsync(visit)).Refused<Invalid, VisitOutcome>();

        Assert.All(refused.Fields, field => Assert.Equal(nameof(AppointmentInput.GuestName), field.Field));
        Assert.Equal(0, await database.ReadAsync(db => db.Customers.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task CompleteAsync_TwoGuestsOfOneRutAtOnce_AreOneCustomer()
    {
        var visits = new List<Guid>();
        foreach (var hour in Enumerable.Range(0, 8))
        {
            visits.Add(await GuestAsync(World.Sales, "12.345.678-5", hour));
        }

        var results = await Race.AtOnceAsync(visits.Count, number => CompleteAsync(visits[number]));

        Assert.Single(results.Select(result => result.Expect().CustomerId).Distinct());
        var figures = await database.ReadAsync(db => db.CustomerFigures.AsNoTracking().SingleAsync(Cancellation));
        Assert.Equal(8, figures.Visits);
    }

    private Task<Guid> GuestAsync(Person by, string? rut, int hour, Guid? on = null)
    {
        var input = Booking.ForGuest(on ?? box, Booking.Nine.AddHours(hour));
        input.GuestRut = rut;
        return database.BookAsync(by, input);
    }

    private async Task<Result<VisitOutcome>> CompleteAsync(Guid visit, GuestIdentity? who = null, Person? by = null)
    {
        await using var scope = database.As(by ?? World.Sales);
        var input = new CompletionInput { Guest = who ?? new() };
        return await scope.Get<AppointmentCompletionService>().CompleteAsync(visit, input, new ChangeOptions(), Cancellation);
    }

    private async Task<Error?> IdentifyAsync(Guid visit, Guid? customer, Person by)
    {
        await using var scope = database.As(by);
        var who = new GuestIdentity { CustomerId = customer };
        return (await scope.Get<AppointmentCompletionService>().IdentifyAsync(visit, who, new ChangeOptions(), Cancellation)).Error;
    }

    private async Task<IReadOnlyList<Duplicate>> MatchesAsync(Person by, Guid visit)
    {
        await using var scope = database.As(by);
        return (await scope.Get<AppointmentQueries>().GuestMatchesAsync(visit, Cancellation)).Expect();
    }
}
