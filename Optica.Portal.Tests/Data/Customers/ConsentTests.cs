using Optica.Data;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Customers;

public sealed class ConsentTests
{
    private static readonly ConsentChoice Mail = new(ConsentPurpose.Marketing, ContactMethod.Email);
    private static readonly ConsentChoice Chat = new(ConsentPurpose.Reminders, ContactMethod.WhatsApp);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task UpdateAsync_GivenAndWithdrawn_KeepsWhenByWhomAndHow(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var input = People.Numbered(1);
        (input.Consents, input.ConsentSource) = ([Mail], ConsentSource.SignedForm);
        var id = await database.AddAsync(database.World.Centro, input);
        database.Clock.Advance(TimeSpan.FromDays(3));

        (await ChangeAsync(database, id, [Chat], ConsentSource.PhoneCall)).Expect();

        await using var scope = database.As(database.World.Chief);
        var profile = (await scope.Queries.ProfileAsync(id, Cancellation)).Expect();
        var later = World.Start.AddDays(3);
        Assert.Equal(
            [
                new ConsentRow(ConsentPurpose.Reminders, ContactMethod.WhatsApp, true, ConsentSource.PhoneCall, later, "sales"),
                new ConsentRow(ConsentPurpose.Marketing, ContactMethod.Email, false, ConsentSource.PhoneCall, later, "sales"),
            ],
            profile.Consents
        );
        Assert.Equal(2, profile.Version);
        var step = (await scope.History.ListAsync(id, new PageRequest(), Cancellation)).Expect().Items[0];
        var change = Assert.Single(step.Changes);
        Assert.Equal(
            ("Consents", "+Marketing/Email/SignedForm", "-Marketing/Email/PhoneCall; +Reminders/WhatsApp/PhoneCall"),
            (change.Field, change.Old, Ordered(change.New))
        );
    }

    /// <summary>What did not change keeps its date, whatever else is saved.</summary>
    [Fact]
    public async Task UpdateAsync_SameConsents_KeepsTheirDate()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, People.Agreeing(1));
        database.Clock.Advance(TimeSpan.FromDays(3));

        (await ChangeAsync(database, id, [.. ConsentChoice.All], ConsentSource.PhoneCall)).Expect();

        await using var scope = database.As(database.World.Chief);
        var consents = (await scope.Queries.ProfileAsync(id, Cancellation)).Expect().Consents;
        Assert.All(consents, row => Assert.Equal((World.Start, ConsentSource.SignedForm, true), (row.At, row.Source, row.IsGiven)));
        Assert.Equal(ConsentChoice.All.Count, consents.Count);
    }

    [Fact]
    public async Task NewConsent_WithoutSayingHow_IsRefusedAtItsField()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, People.Agreeing(1));
        (await ChangeAsync(database, id, [], null)).Expect();

        var refused = (await ChangeAsync(database, id, [Mail], null)).Refused<Invalid, Done>();

        Assert.Equal("ConsentSource consent_source_required", $"{refused.Fields[0].Field} {refused.Fields[0].Code}");
        var unknown = (await ChangeAsync(database, id, [new((ConsentPurpose)9, ContactMethod.Email)], ConsentSource.Website)).Refused<
            Invalid,
            Done
        >();
        Assert.Equal(nameof(CustomerInput.Consents), Assert.Single(unknown.Fields).Field);
    }

    [Fact]
    public async Task Transfer_TakesConsentsAlong()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, People.Agreeing(1));
        await using var scope = database.As(database.World.Super);

        (await scope.Transfers.TransferAsync(id, new(database.World.Mall, "x", false), Cancellation)).Expect();

        await using var there = database.As(database.World.Chief, database.World.Mall);
        Assert.Equal(ConsentChoice.All.Count, (await there.Queries.ProfileAsync(id, Cancellation)).Expect().Consents.Count);
        await using var db = await scope.OpenAsync();
        Assert.Equal([database.World.Mall], db.CustomerConsents.Select(row => row.BranchId).Distinct().ToList());
    }

    private static string Ordered(string? line) => string.Join("; ", (line ?? "").Split("; ").Order(StringComparer.Ordinal).Reverse());

    private static async Task<Result<Done>> ChangeAsync(TestDatabase database, Guid id, List<ConsentChoice> given, ConsentSource? source)
    {
        await using var scope = database.As(database.World.Sales);
        var input = new CustomerInput { Consents = given, ConsentSource = source };
        var fields = new HashSet<string> { nameof(CustomerInput.Consents), nameof(CustomerInput.ConsentSource) };
        return await scope.Customers.UpdateAsync(id, new CustomerUpdate(input, fields), Cancellation);
    }
}
