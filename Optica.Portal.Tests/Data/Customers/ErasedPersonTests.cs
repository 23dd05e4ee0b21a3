using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Customers;
using Optica.Data.Drafts;
using Optica.Data.Prescriptions;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Customers;

/// <summary>What becomes of a person's doings when they are erased, and of the person when they come again.</summary>
public sealed class ErasedPersonTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The held record stands in nobody's way: the same RUT comes again, as somebody new, and as often as they like.</summary>
    [Theory, EveryProvider]
    public async Task Register_WithTheRutOfAHeldRecord_IsANewCustomerWithNothingOfTheOld(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        var old = await database.AddAsync(world.Centro, People.Full(1));
        await database.SellAsync(old, world.Centro);
        await using var scope = database.As(world.Chief);
        await RightsTests.GrantAsync(scope, old, RightsKind.Erase);

        var fresh = await database.AddAsync(
            world.Centro,
            new()
            {
                FirstName = "Ana",
                LastName = "Soto",
                Rut = People.RutOf(1),
                Phone = "+56950000001",
            }
        );

        var profile = (await scope.Queries.ProfileAsync(fresh, Cancellation)).Expect();
        Assert.NotEqual(old, fresh);
        Assert.Equal(
            (People.RutOf(1), null, null, null),
            (profile.Fields.Rut, profile.Fields.Notes, profile.Fields.DateOfBirth, profile.Fields.Email)
        );
        Assert.Equal(0, (await scope.Queries.RowAsync(fresh, Cancellation)).Expect().Figures.OrderCount);
        var found = (await scope.Search.FindAsync(People.RutOf(1), Cancellation)).Expect();
        Assert.Equal(fresh, Assert.Single(found.Items).Id);
        var again = await RightsTests.AskAsync(scope, fresh, RightsKind.Erase);
        (await scope.Get<RightsService>().AnswerAsync(again, new() { Confirmation = "DER-2026-0002" }, new(), Cancellation)).Expect();
        await database.AddAsync(world.Centro, People.Numbered(1));
    }

    /// <summary>An old paper that is entered today, or used today, is kept 15 years from today.</summary>
    [Fact]
    public async Task Plan_OfABackDatedPrescription_CountsFromItsEntryAndItsLastUse()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var id = await database.AddAsync(world.Centro, People.Numbered(1));
        var eyes = await database.PrescribeAsync(id, Sight.Input(world.Centro, on: new DateOnly(2025, 3, 2)));
        await using var scope = database.As(world.Chief);

        Assert.Equal(new DateOnly(2041, 11, 24), await ClinicalAsync(scope, id));
        database.Clock.Advance(TimeSpan.FromDays(10));
        await database.OfferAsync(Offers.Quote(id, world.Centro));
        Assert.Equal(new DateOnly(2041, 11, 24), await ClinicalAsync(scope, id));
        await database.TakeJobAsync(id, world.Centro, input => input.PrescriptionId = eyes);
        Assert.Equal(new DateOnly(2041, 12, 4), await ClinicalAsync(scope, id));
    }

    /// <summary>The medical record ends with its own hold, also while documents of sales are kept for longer.</summary>
    [Fact]
    public async Task CleanUp_WhenOnlyTheClinicalHoldEnds_TakesTheMedicalRecordAndLeavesTheSale()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var id = await database.AddAsync(world.Centro, People.Full(1));
        await database.PrescribeAsync(id, Sight.Input(world.Centro));
        database.Clock.Advance(TimeSpan.FromDays(365 * 12));
        await database.SellAsync(id, world.Centro);
        await using (var scope = database.As(world.Chief))
        {
            await RightsTests.AskAsync(scope, id, RightsKind.Erase);
            var request = (await scope.Get<RightsQueries>().ListAsync(id, Cancellation)).Expect().Rows[0];
            (
                await scope.Get<RightsService>().AnswerAsync(request.Id, new() { Confirmation = request.Number }, new(), Cancellation)
            ).Expect();
        }

        database.Clock.Advance(TimeSpan.FromDays(365 * 4));
        var cleanUp = (ErasureCleanUp)database.Services.GetService(typeof(ErasureCleanUp))!;
        Assert.Equal(1, await cleanUp.RunAsync(Cancellation));
        Assert.Equal(0, await cleanUp.RunAsync(Cancellation));

        await using var db = database.Open();
        Assert.False(await db.CustomerMedical.AnyAsync(Cancellation));
        Assert.False(await db.PrescriptionMedical.AnyAsync(Cancellation));
        Assert.Equal(People.RutOf(1), (await db.Customers.SingleAsync(Cancellation)).DocumentNumber);
        Assert.Equal("Armazón", (await db.OrderLines.SingleAsync(Cancellation)).Description);
        // what is left of the prescription is that there was one
        await using var reading = database.As(world.Chief);
        var page = (await reading.Get<PrescriptionQueries>().OfCustomerAsync(id, new PageRequest(), Cancellation)).Expect();
        var detail = await database.ReadPrescriptionAsync(Assert.Single(page.Items).Id, world.Chief);
        Assert.Null(detail.Content!.Notes);
    }

    /// <summary>What was going on ends: the visit is called off and its time is free, the move is refused, the guest of before has no name.</summary>
    [Fact]
    public async Task Erase_WithAVisitAMoveAndAVisitAsAGuest_EndsThem()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var box = await database.AddBoxAsync(world.Centro);
        var guest = await database.BookAsync(world.Sales, Guest(box));
        var id = await database.AddAsync(world.Centro, People.Numbered(1));
        var visit = await database.BookAsync(world.Sales, Booking.For(id, box, Booking.Nine.AddHours(1)));
        await using (var sales = database.As(world.Sales))
        {
            (await sales.Transfers.RequestAsync(id, new(world.Mall, "vive cerca"), Cancellation)).Expect();
        }

        await using var scope = database.As(world.Chief);
        await RightsTests.GrantAsync(scope, id, RightsKind.Erase);

        await using var db = database.Open();
        var cancelled = await db.Appointments.Include(row => row.Cells).SingleAsync(row => row.Id == visit, Cancellation);
        Assert.Equal((AppointmentStatus.Cancelled, "DER-2026-0001"), (cancelled.Status, cancelled.CancelReason));
        Assert.Empty(cancelled.Cells);
        var before = await db.Appointments.SingleAsync(row => row.Id == guest, Cancellation);
        Assert.Equal(("DER-2026-0001", null, null), (before.GuestName, before.GuestRut, before.GuestPhone));
        Assert.Equal(TransferStatus.Refused, (await db.TransferRequests.SingleAsync(Cancellation)).Status);
        await database.BookAsync(
            world.Sales,
            Booking.For(await database.AddAsync(world.Centro, People.Numbered(2)), box, Booking.Nine.AddHours(1))
        );
    }

    /// <summary>What anybody began to type about the person goes, with or without a record; what is about others stays.</summary>
    [Fact]
    public async Task Erase_DraftsOfAnybody_ThatNameThePersonAreDropped()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var id = await database.AddAsync(world.Centro, People.Numbered(1));
        var other = await database.AddAsync(world.Centro, People.Numbered(2));
        var order = await database.SellAsync(id, world.Centro);
        var kept = new[]
        {
            await DraftAsync(database, null, Sales.Order(other, world.Centro, 1000)),
            await DraftAsync(database, other, People.Numbered(2)),
        };
        await DraftAsync(database, null, Sales.Order(id, world.Centro, 1000));
        await DraftAsync(database, null, new AppointmentInput { GuestName = "Ana", GuestRut = Rut.Format(People.RutOf(1)) });
        await DraftAsync(database, null, new AppointmentInput { GuestName = "Ana", GuestPhone = "+569 5000 0001" });
        await DraftAsync(database, id, new CustomerInput { Notes = "x" });
        await DraftAsync(database, order, new OrderInput { Notes = "x" });
        await using var scope = database.As(world.Chief);

        await RightsTests.GrantAsync(scope, id, RightsKind.Erase);

        var left = await database.ReadAsync(db => db.Drafts.Select(row => row.Id).ToListAsync(Cancellation));
        Assert.Equal(kept.Order(), left.Order());
    }

    private static AppointmentInput Guest(Guid box)
    {
        var input = Booking.ForGuest(box);
        input.GuestRut = People.RutOf(1);
        return input;
    }

    private static async Task<Guid> DraftAsync<T>(TestDatabase database, Guid? record, T typed)
    {
        await using var scope = database.As(database.World.Sales);
        var id = Ids.New(TimeProvider.System);
        (await scope.Get<DraftService>().KeepAsync(new(id, "form", record, JsonSerializer.Serialize(typed)), Cancellation)).Expect();
        return id;
    }

    private static async Task<DateOnly?> ClinicalAsync(TestScope scope, Guid id) =>
        (await scope.Get<RightsQueries>().ListAsync(id, Cancellation)).Expect().Plan.ClinicalUntil;
}
