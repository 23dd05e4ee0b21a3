using Optica.Data;
using Optica.Data.Prescriptions;
using Optica.Domain.Prescriptions;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Prescriptions;

public sealed partial class PrescriptionLifeTests
{
    /// <summary>A paper of last year that is entered today does not take the place of what is newer (OR-23).</summary>
    [Theory, EveryProvider]
    public async Task CreateAsync_OlderThanTheCurrentOne_IsHistoryAtOnce(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (id, current) = await CurrentAsync(database);
        var centro = database.World.Centro;

        var dayBefore = await database.PrescribeAsync(id, Sight.Input(centro, on: Sight.Examined.AddDays(-1)));
        Assert.Equal(
            [(current, PrescriptionStatus.Active), (dayBefore, PrescriptionStatus.Superseded)],
            await PrescriptionServiceTests.StatusesAsync(database, current, dayBefore)
        );
        var sameDay = await database.PrescribeAsync(id, Sight.Input(centro));

        Assert.Equal(
            [(current, PrescriptionStatus.Superseded), (dayBefore, PrescriptionStatus.Superseded), (sameDay, PrescriptionStatus.Active)],
            await PrescriptionServiceTests.StatusesAsync(database, current, dayBefore, sameDay)
        );
        var history = await database.ReadPrescriptionAsync(dayBefore);
        Assert.Empty(history.Next);
        Assert.False(history.MayAmend);
    }

    [Theory, EveryProvider]
    public async Task ActivateAsync_ADraftOlderThanTheCurrentOne_IsHistory(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var id = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var older = Sight.Input(database.World.Centro, on: Sight.Examined.AddYears(-1));
        var draft = await database.PrescribeAsync(id, older, new(AsDraft: true));
        var current = await database.PrescribeAsync(id, Sight.Input(database.World.Centro));
        await using var scope = database.As(database.World.Optometrist);

        (await scope.Get<PrescriptionLifeService>().ActivateAsync(draft, new(1), Cancellation)).Expect();

        Assert.Equal(
            [(current, PrescriptionStatus.Active), (draft, PrescriptionStatus.Superseded)],
            await PrescriptionServiceTests.StatusesAsync(database, current, draft)
        );
        var steps = (await scope.Get<PrescriptionHistoryQueries>().ListAsync(draft, Cancellation)).Expect();
        Assert.Equal(["prescription_filed", "create"], steps.Select(step => step.Action));
    }

    [Theory, EveryProvider]
    public async Task AmendAsync_ToAKindWithANewerOne_LeavesThatOneCurrent(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (id, wrong) = await CurrentAsync(database);
        var bifocal = Sight.Input(database.World.Centro, on: Sight.Examined.AddDays(1));
        bifocal.Kind = PrescriptionKind.Bifocal;
        var newer = await database.PrescribeAsync(id, bifocal);
        await using var scope = database.As(database.World.Optometrist);
        var again = Sight.Input();
        again.Kind = PrescriptionKind.Bifocal;

        var made = (await AmendAsync(scope, wrong, again, "era bifocal")).Expect();

        Assert.Equal(
            [(wrong, PrescriptionStatus.Superseded), (newer, PrescriptionStatus.Active), (made, PrescriptionStatus.Superseded)],
            await PrescriptionServiceTests.StatusesAsync(database, wrong, newer, made)
        );
    }
}
