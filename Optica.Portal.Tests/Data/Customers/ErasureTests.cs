using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Customers;
using Optica.Data.Orders;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Customers;

public sealed class ErasureTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The law holds the clinical record and the sale: whose they are stays, everything else goes, figures stay as they were.</summary>
    [Theory, EveryProvider]
    public async Task Erase_WithRecordAndSale_KeepsWhatIsHeldAndSaysSo(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        var id = await database.AddAsync(world.Centro, People.Full(1));
        await database.PrescribeAsync(id, Sight.Input(world.Centro));
        await database.SellAsync(id, world.Centro);
        await using var scope = database.As(world.Chief);
        var before = (await scope.Queries.RowAsync(id, Cancellation)).Expect().Figures;

        var request = await RightsTests.GrantAsync(scope, id, RightsKind.Erase);

        await using var db = database.Open();
        var customer = await db
            .Customers.Include(row => row.Tags)
            .Include(row => row.Consents)
            .SingleAsync(row => row.Id == id, Cancellation);
        Assert.Equal(("Ana Soto", null, People.RutOf(1)), (customer.FullName, customer.Rut, customer.DocumentNumber));
        Assert.NotNull(customer.DateOfBirth);
        string?[] gone =
        [
            customer.Email,
            customer.UniqueEmail,
            customer.Phone,
            customer.UniquePhone,
            customer.AddressLine1,
            customer.AddressLine2,
            customer.City,
            customer.State,
            customer.PostalCode,
            customer.Country,
            customer.EmergencyContactName,
            customer.EmergencyContactPhone,
            customer.InsurancePolicyNumber,
            customer.InsuranceProvider?.ToString(),
            customer.Notes,
            customer.PreferredContactMethod?.ToString(),
        ];
        Assert.All(gone, Assert.Null);
        Assert.Empty(customer.SearchText);
        Assert.Empty(customer.Tags);
        Assert.Empty(customer.Consents);
        Assert.Equal((World.Start, false), (customer.ErasedAt, customer.IsActive));
        Assert.True(await db.CustomerMedical.AnyAsync(row => row.CustomerId == id, Cancellation));
        Assert.Equal(before, (await scope.Queries.RowAsync(id, Cancellation)).Expect().Figures);

        var kept = (await scope.Get<RightsQueries>().ReceiptAsync(id, request, Cancellation)).Expect().Request.Kept;
        Assert.Equal((new DateOnly(2041, 11, 24), new DateOnly(2032, 11, 24)), (kept.ClinicalUntil, kept.SalesUntil));
        Assert.Equal(kept.HeldUntil, customer.HeldUntil);
        Assert.IsType<CustomerErased>(
            (await scope.Get<OrderService>().CreateAsync(Sales.Order(id, world.Centro, 1000), new(), Cancellation)).Error
        );
    }

    [Fact]
    public async Task Erase_WithNothingHeld_LeavesNobody()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, People.Numbered(1));
        await using var scope = database.As(database.World.Admin);

        await RightsTests.GrantAsync(scope, id, RightsKind.Erase);

        var profile = (await scope.Queries.ProfileAsync(id, Cancellation)).Expect();
        Assert.Equal("DER-2026-0001", profile.FullName);
        Assert.Equal((null, null, null), (profile.Fields.Rut, profile.Fields.FirstName, profile.Standing.HeldUntil));
        // somebody with the same RUT may come again
        await database.AddAsync(database.World.Centro, People.Numbered(1));
    }

    /// <summary>The hold counts from the last clinical entry, not from the last time somebody changed a phone.</summary>
    [Fact]
    public async Task Plan_AfterPlainChanges_CountsFromTheLastMedicalEntry()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, People.Full(1));
        database.Clock.Advance(TimeSpan.FromDays(400));
        await using var scope = database.As(database.World.Chief);
        var update = new CustomerUpdate(new CustomerInput { Notes = "otra" }, new HashSet<string> { nameof(CustomerInput.Notes) });
        (await scope.Customers.UpdateAsync(id, update, Cancellation)).Expect();

        var plan = (await scope.Get<RightsQueries>().ListAsync(id, Cancellation)).Expect().Plan;

        Assert.Equal((new DateOnly(2041, 11, 24), null), (plan.ClinicalUntil, plan.SalesUntil));
    }

    /// <summary>What was held goes on the day after its last one, and not before.</summary>
    [Theory, EveryProvider]
    public async Task CleanUp_WhenTheHoldEnds_TakesTheRest(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var id = await database.AddAsync(database.World.Centro, People.Full(1));
        await using (var scope = database.As(database.World.Chief))
        {
            await RightsTests.GrantAsync(scope, id, RightsKind.Erase);
        }

        var until = (await database.ReadAsync(db => db.Customers.SingleAsync(Cancellation))).HeldUntil!.Value;
        database.Clock.Advance(until.ToDateTime(new TimeOnly(23, 59), DateTimeKind.Utc) - World.Start);
        Assert.Equal(0, await CleanAsync(database));
        Assert.Equal(People.RutOf(1), (await database.ReadAsync(db => db.Customers.SingleAsync(Cancellation))).DocumentNumber);

        database.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await CleanAsync(database));
        Assert.Equal(0, await CleanAsync(database));

        var customer = await database.ReadAsync(db => db.Customers.SingleAsync(Cancellation));
        Assert.Equal(("DER-2026-0001", null, null, null), (customer.FullName, customer.Rut, customer.DateOfBirth, customer.HeldUntil));
        Assert.False(await database.ReadAsync(db => db.CustomerMedical.AnyAsync(Cancellation)));
    }

    /// <summary>All or nothing, the trail included, wherever the database dies.</summary>
    [Theory, EveryProvider]
    public async Task Erase_DyingAtEveryCommandAndAtTheCommit_DoesNothing(DatabaseProvider provider)
    {
        var failing = new FailingCommands();
        await using var database = await TestDatabase.CreateAsync(provider, failing.AddTo);
        var id = await database.AddAsync(database.World.Centro, People.Full(1));
        Guid request;
        await using (var scope = database.As(database.World.Chief))
        {
            request = await RightsTests.AskAsync(scope, id, RightsKind.Erase);
        }

        var before = await StateAsync(database);
        failing.BreaksCommit = true;
        await Assert.ThrowsAnyAsync<Exception>(() => EraseAsync(database, request));
        failing.BreaksCommit = false;
        Assert.Equal(before, await StateAsync(database));

        var passing = 0;
        while (await failing.DiesAsync(passing, () => EraseAsync(database, request)))
        {
            Assert.Equal(before, await StateAsync(database));
            passing++;
        }

        Assert.InRange(passing, 8, 60);
        var after = await StateAsync(database);
        Assert.NotEqual(before, after);
        Assert.EndsWith(" 0 0 2", after, StringComparison.Ordinal);
    }

    private static Task<int> CleanAsync(TestDatabase database) =>
        ((ErasureCleanUp)database.Services.GetService(typeof(ErasureCleanUp))!).RunAsync(Cancellation);

    private static async Task<Error?> EraseAsync(TestDatabase database, Guid request)
    {
        await using var scope = database.As(database.World.Chief);
        return (await scope.Get<RightsService>().AnswerAsync(request, new() { Confirmation = "DER-2026-0001" }, new(), Cancellation)).Error;
    }

    private static Task<string> StateAsync(TestDatabase database) =>
        database.ReadAsync(async db =>
        {
            var customer = await db.Customers.AsNoTracking().SingleAsync(Cancellation);
            var request = await db.RightsRequests.AsNoTracking().SingleAsync(Cancellation);
            var audits = await db.AuditEntries.CountAsync(row => row.Action == "rights_erase", Cancellation);
            return $"{customer.Version} {customer.Email} {customer.ErasedAt} {request.Status} {await db.CustomerConsents.CountAsync(Cancellation)} {await db.CustomerTags.CountAsync(Cancellation)} {audits}";
        });
}
