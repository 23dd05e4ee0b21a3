using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Prescriptions;
using Optica.Domain.Common;
using Optica.Domain.Prescriptions;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Prescriptions;

public sealed partial class PrescriptionServiceTests
{
    [Theory, EveryProvider]
    public async Task ActivateDraftAsync_OfAKindAndDay_TakesTheirPlaceOrChangesNothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var centro = database.World.Centro;
        var id = await database.AddAsync(centro, People.Numbered(1));
        var current = await database.PrescribeAsync(id, Sight.Input(centro));
        var draft = await database.PrescribeAsync(id, Sight.Input(centro), new(AsDraft: true));
        var late = await database.PrescribeAsync(id, Sight.Input(centro), new(AsDraft: true));
        await using var scope = database.As(database.World.Optometrist);
        var service = scope.Get<PrescriptionService>();

        var stale = new PrescriptionOptions { Version = 7 };
        (await service.ActivateDraftAsync(draft, Sight.Input(mark: "otra"), stale, Cancellation)).Refused<VersionConflict, Guid>();
        Assert.Equal(
            [(current, PrescriptionStatus.Active), (draft, PrescriptionStatus.Draft)],
            await StatusesAsync(database, current, draft)
        );
        Assert.Equal("NOTES-x", (await database.ReadPrescriptionAsync(draft)).Content!.Notes);

        var seen = new PrescriptionOptions { Version = 1 };
        Assert.Equal(draft, (await service.ActivateDraftAsync(draft, Sight.Input(mark: "otra"), seen, Cancellation)).Expect());
        var older = Sight.Input(on: Sight.Examined.AddDays(-1));
        (await service.ActivateDraftAsync(late, older, seen, Cancellation)).Expect();
        (await service.ActivateDraftAsync(draft, Sight.Input(), new(), Cancellation)).Refused<PrescriptionNotDraft, Guid>();

        Assert.Equal(
            [(current, PrescriptionStatus.Superseded), (draft, PrescriptionStatus.Active), (late, PrescriptionStatus.Superseded)],
            await StatusesAsync(database, current, draft, late)
        );
        Assert.Equal(("NOTES-otra", 2), await NotesAsync(draft));
        Assert.Equal("prescription_superseded", await LastActionAsync(current));
        Assert.Equal("prescription_activated", await LastActionAsync(draft));
        Assert.Equal("prescription_filed", await LastActionAsync(late));

        async Task<(string?, long)> NotesAsync(Guid one)
        {
            var read = await database.ReadPrescriptionAsync(one);
            return (read.Content!.Notes, read.Row.Version);
        }

        Task<string> LastActionAsync(Guid one) =>
            database.ReadAsync(db =>
                db.AuditEntries.Where(row => row.RecordId == one && row.Action != "medical_read")
                    .OrderByDescending(row => row.Sequence)
                    .Select(row => row.Action)
                    .FirstAsync(Cancellation)
            );
    }

    [Theory, EveryProvider]
    public async Task ChangeDraftAsync_OnlyWhileADraft_ReplacesAll(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var id = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var draft = await database.PrescribeAsync(id, Sight.Input(database.World.Centro), new(AsDraft: true));
        await using var scope = database.As(database.World.Optometrist);
        var (service, life) = (scope.Get<PrescriptionService>(), scope.Get<PrescriptionLifeService>());
        var changed = Sight.Input(mark: "otra");
        (changed.Kind, changed.Notes) = (PrescriptionKind.Bifocal, null);

        Assert.Equal(draft, (await service.ChangeDraftAsync(draft, changed, new() { Version = 1 }, Cancellation)).Expect());
        (await service.ChangeDraftAsync(draft, changed, new() { Version = 1 }, Cancellation)).Refused<VersionConflict, Guid>();
        (await life.ActivateAsync(draft, new(1), Cancellation)).Refused<VersionConflict, Done>();
        (await life.ActivateAsync(draft, new(2), Cancellation)).Expect();
        (await service.ChangeDraftAsync(draft, changed, new(), Cancellation)).Refused<PrescriptionNotDraft, Guid>();

        var read = await database.ReadPrescriptionAsync(draft);
        Assert.Equal((PrescriptionKind.Bifocal, PrescriptionStatus.Active), (read.Row.Kind, read.Row.Status));
        Assert.Equal((null, "SEEN-otra"), (read.Content!.Notes, read.Content.Observations));
        Assert.Equal([PrescriptionStatus.Cancelled, PrescriptionStatus.EnteredInError], read.Next);
    }
}
