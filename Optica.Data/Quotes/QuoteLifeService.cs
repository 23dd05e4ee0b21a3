using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Data.Segments;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Notifications;
using Optica.Domain.Quotes;

namespace Optica.Data.Quotes;

/// <summary>Sends quotes and closes them (DOMAIN §9); expiry is by the branch's calendar.</summary>
public sealed class QuoteLifeService(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    /// <summary>The customer gets the quote, on paper or by whatever means.</summary>
    /// <param name="id">The quote.</param>
    /// <param name="options">The version seen.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Done; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="VersionConflict"/>, <see cref="InvalidQuoteTransition"/>.
    /// </returns>
    public Task<Result<Done>> SendAsync(Guid id, ChangeOptions options, CancellationToken cancellation) =>
        RunAsync((id, options), new("quote_sent", NotificationKind.QuoteSent, _ => null, (quote, now) => quote.Send(now)), cancellation);

    /// <summary>The customer takes one of the alternatives.</summary>
    /// <param name="id">The quote.</param>
    /// <param name="alternativeId">Which; may be left out where there is only one.</param>
    /// <param name="options">The version seen.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Done; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="Invalid"/>, <see cref="VersionConflict"/>,
    /// <see cref="InvalidQuoteTransition"/>.
    /// </returns>
    public Task<Result<Done>> AcceptAsync(Guid id, Guid? alternativeId, ChangeOptions options, CancellationToken cancellation) =>
        RunAsync(
            (id, options),
            new(
                "quote_accepted",
                NotificationKind.QuoteAccepted,
                quote => quote.Choose(alternativeId).Error as Invalid,
                (quote, now) => quote.Accept(alternativeId, now)
            ),
            cancellation
        );

    /// <summary>The customer does not want it.</summary>
    /// <param name="id">The quote.</param>
    /// <param name="reason">Why, ≤ 400; required.</param>
    /// <param name="options">The version seen.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Done; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="Invalid"/> (reason), <see cref="VersionConflict"/>,
    /// <see cref="InvalidQuoteTransition"/>.
    /// </returns>
    public Task<Result<Done>> RejectAsync(Guid id, string? reason, ChangeOptions options, CancellationToken cancellation)
    {
        var clean = TextRules.CleanLine(reason);
        return RunAsync(
            (id, options),
            new("quote_rejected", null, _ => Reason(clean), (quote, now) => quote.Reject(clean!, now)) { Reason = clean },
            cancellation
        );
    }

    /// <summary>Whether a quote may be carried to its customer: asked before it goes out, since nothing brings a letter back.</summary>
    /// <param name="id">The quote.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Done; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="CustomerBlocked"/>, <see cref="CustomerErased"/>.
    /// </returns>
    public async Task<Result<Done>> MayMailAsync(Guid id, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.QuotesEdit, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.TransactAsync<Done>(
            async () => (await QuoteLoading.ForChangeAsync(db, id, cancellation)).Error is { } no ? no : default(Done),
            cancellation
        );
    }

    /// <summary>Notes that a quote that the customer has went out by e-mail, too.</summary>
    /// <param name="id">The quote.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Done; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="VersionConflict"/>.</returns>
    public Task<Result<Done>> NoteMailedAsync(Guid id, CancellationToken cancellation) =>
        RunAsync(
            (id, new ChangeOptions()),
            new("quote_mailed", null, _ => null, (quote, now) => quote.Mailed(now.At)) { MovesFigures = false },
            cancellation
        );

    private static Invalid? Reason(string? reason) =>
        reason switch
        {
            null => Invalid.At(nameof(Reason), "reason_required"),
            { Length: > Quote.ReasonLength } => Invalid.At(nameof(Reason), "reason_too_long"),
            _ when !TextRules.IsClean(reason, multiline: false) => Invalid.At(nameof(Reason), "control_characters"),
            _ => null,
        };

    private async Task<Result<Done>> RunAsync((Guid Id, ChangeOptions Options) which, Intent intent, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.QuotesEdit, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.TransactAsync(() => StepAsync(db, which, intent, cancellation), cancellation);
    }

    private async Task<Result<Done>> StepAsync(
        OpticaDbContext db,
        (Guid Id, ChangeOptions Options) which,
        Intent intent,
        CancellationToken cancellation
    )
    {
        var loaded = await QuoteLoading.ForChangeAsync(db, which.Id, cancellation);
        if (!loaded.TryGet(out var quote, out var error))
        {
            return error;
        }

        if (QuoteLoading.Refuse(quote, which.Options, intent.Broken(quote)) is { } refused)
        {
            return (Result<Done>)refused;
        }

        var now = time.GetUtcNow();
        var today = await QuoteLoading.TodayAsync(db, quote.BranchId, now, cancellation);
        if (intent.Act(quote, (today, now.UtcDateTime)).Error is { } no)
        {
            return no;
        }

        if (intent.MovesFigures)
        {
            await FiguresWriter.FollowAsync(db, quote, cancellation);
        }

        if (intent.Tells is { } kind)
        {
            db.Tell(kind, quote, await SellerIsAdminAsync(db, quote, cancellation));
        }

        db.Describe(intent.Action, intent.Reason);
        return await db.TrySaveAsync(cancellation) is { } failed ? failed : default(Done);
    }

    /// <summary>Admins of the branch are told as such already.</summary>
    internal static Task<bool> SellerIsAdminAsync(OpticaDbContext db, Quote quote, CancellationToken cancellation) =>
        db.Users.AnyAsync(
            user => user.Id == quote.SellerId && (user.Role == StaffRole.BranchAdmin || user.Role == StaffRole.SuperAdmin),
            cancellation
        );

    private sealed record Intent(
        string Action,
        NotificationKind? Tells,
        Func<Quote, Invalid?> Broken,
        Func<Quote, (DateOnly Today, DateTime At), Result<Done>> Act
    )
    {
        public string? Reason { get; init; }

        public bool MovesFigures { get; init; } = true;
    }
}
