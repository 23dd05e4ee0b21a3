using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Optica.Data.Encryption;
using Optica.Data.Saving;
using Optica.Domain.Common;
using Optica.Domain.Drafts;

namespace Optica.Data.Drafts;

/// <summary>Keeps what its owner types and has not saved, encrypted (SECURITY 20). Nobody reads or writes the draft of somebody else.</summary>
public sealed partial class DraftService(
    IDbContextFactory<OpticaDbContext> contexts,
    ICurrentAccess access,
    DataKeyRing ring,
    TimeProvider time,
    ILogger<DraftService> log
)
{
    // several forms of one kind can have been left behind; more than these nobody wants to choose from
    private const int MostOffered = 5;

    /// <summary>Keeps what was typed by now in place of what was kept before.</summary>
    /// <param name="input">The draft.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Done, <see cref="AccessDenied"/> for nobody, for people without an organisation and for the draft of somebody else, or
    /// <see cref="Invalid"/> <c>too_long</c> above <see cref="Draft.MaxLength"/>.
    /// </returns>
    public async Task<Result<Done>> KeepAsync(DraftInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!(await ReadAsync(input, cancellation)).TryGet(out var typed, out var refused))
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await PutAsync(db, typed, cancellation);
    }

    /// <summary>Goes on with an offered draft in a form of the caller's: it is that form's own from now on. Of two tabs one gets it.</summary>
    /// <param name="offered">The draft that was offered.</param>
    /// <param name="input">The form's own draft, with the same content.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>As <see cref="KeepAsync"/>, or <see cref="NotFound"/>: another tab went on with it, or it was thrown away.</returns>
    public async Task<Result<Done>> TakeOverAsync(Guid offered, DraftInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!(await ReadAsync(input, cancellation)).TryGet(out var typed, out var refused))
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.TransactAsync<Done>(
            async () =>
            {
                if (await Mine(db, typed.UserId).Where(row => row.Id == offered).ExecuteDeleteAsync(cancellation) == 0)
                {
                    return new NotFound();
                }

                return await PutAsync(db, typed, cancellation);
            },
            cancellation
        );
    }

    /// <summary>What its owner left behind in a form, newest first, at most 5.</summary>
    /// <param name="form">Name of the form.</param>
    /// <param name="recordId">The record that is being changed; null for a new one.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The drafts, or <see cref="AccessDenied"/> for nobody and for people without an organisation.</returns>
    public async Task<Result<IReadOnlyList<DraftOffer>>> OffersAsync(string form, Guid? recordId, CancellationToken cancellation)
    {
        if (await OwnerAsync(cancellation) is not { } owner)
        {
            return new AccessDenied();
        }

        var since = time.GetUtcNow().UtcDateTime - Draft.Life;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rows = await Mine(db, owner.UserId)
            .AsNoTracking()
            .Where(row => row.Form == form && row.RecordId == recordId && row.SavedAt > since)
            // its record was made, and only the draft was left behind
            .Where(row => !db.ProcessedOperations.Any(done => done.UserId == owner.UserId && done.OperationId == row.Id))
            .OrderByDescending(row => row.SavedAt)
            .ThenBy(row => row.Id)
            .Take(MostOffered)
            .ToListAsync(cancellation);
        var offers = new List<DraftOffer>(rows.Count);
        foreach (var row in rows)
        {
            try
            {
                var plain = await ring.DecryptAsync(owner.OrganisationId, row.Content, Draft.Place(row.Id, owner.UserId), cancellation);
                offers.Add(new(row.Id, Encoding.UTF8.GetString(plain), row.SavedAt));
            }
            catch (CryptographicException failure)
            {
                // one that does not open must not cost the others
                Unreadable(log, row.Id, failure);
            }
        }

        return offers;
    }

    /// <summary>Forgets a draft: it was saved, or is not wanted.</summary>
    /// <param name="id">The draft; one that is not there, or not the caller's, is no error.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Done, or <see cref="AccessDenied"/> for nobody and for people without an organisation.</returns>
    public async Task<Result<Done>> DiscardAsync(Guid id, CancellationToken cancellation)
    {
        if (await OwnerAsync(cancellation) is not { } owner)
        {
            return new AccessDenied();
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await Mine(db, owner.UserId).SingleOrDefaultAsync(row => row.Id == id, cancellation) is { } draft)
        {
            db.Drafts.Remove(draft);
            // gone already is as good
            await db.TrySaveAsync(cancellation);
        }

        return default(Done);
    }

    /// <summary>Whose draft it is to be, and what is in it.</summary>
    private async Task<Result<Typed>> ReadAsync(DraftInput input, CancellationToken cancellation)
    {
        if (await OwnerAsync(cancellation) is not { } owner)
        {
            return new AccessDenied();
        }

        var plain = Encoding.UTF8.GetBytes(input.Content);
        return plain.Length > Draft.MaxLength
            ? new Invalid([new FieldError(nameof(DraftInput.Content), "too_long", "")])
            : new Typed(owner.OrganisationId, owner.UserId, input, plain);
    }

    private async Task<Result<Done>> PutAsync(OpticaDbContext db, Typed typed, CancellationToken cancellation)
    {
        var (organisation, user, input, plain) = typed;
        var draft = await Mine(db, user).SingleOrDefaultAsync(row => row.Id == input.Id, cancellation);
        if (draft is null)
        {
            draft = Draft.Of(input.Id, (organisation, user), (input.Form, input.RecordId));
            db.Drafts.Add(draft);
        }

        draft.Take(await ring.EncryptAsync(organisation, plain, Draft.Place(draft.Id, user), cancellation), time.GetUtcNow().UtcDateTime);
        // the id of somebody else's draft is taken; a draft that vanished meanwhile was saved or discarded in another tab
        return await db.TrySaveAsync(cancellation) is UniqueViolated ? new AccessDenied() : default(Done);
    }

    private static IQueryable<Draft> Mine(OpticaDbContext db, Guid userId) => db.Drafts.Where(row => row.UserId == userId);

    private async Task<(Guid OrganisationId, Guid UserId)?> OwnerAsync(CancellationToken cancellation) =>
        await access.RefreshAsync(cancellation) is { OrganisationId: { } organisation, UserId: { } user } ? (organisation, user) : null;

    [LoggerMessage(EventId = 2101, Level = LogLevel.Error, Message = "Draft {DraftId} does not open")]
    private static partial void Unreadable(ILogger logger, Guid draftId, Exception exception);

    private sealed record Typed(Guid OrganisationId, Guid UserId, DraftInput Input, byte[] Plain);
}
