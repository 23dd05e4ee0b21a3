using System.Net.Mail;
using Optica.Data.Organisations;
using Optica.Data.Quotes;
using Optica.Domain.Common;
using Optica.Domain.Quotes;

namespace Optica.Portal.Features.Quotes;

/// <summary>Sends quotes: marks them, and lets the mail server carry them if it is asked to. Never silently: the outcome says what became of the e-mail.</summary>
public sealed class QuoteSending(QuoteLifeService life, QuoteQueries queries, BranchQueries branches, QuoteLetter letter, MailPost post)
{
    /// <summary>The customer gets the quote.</summary>
    /// <param name="id">The quote.</param>
    /// <param name="byMail">Whether it goes out by e-mail, too.</param>
    /// <param name="options">The version seen.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>What became of the e-mail; the errors of <see cref="QuoteLifeService.SendAsync"/>.</returns>
    public async Task<Result<MailOutcome>> SendAsync(Guid id, bool byMail, ChangeOptions options, CancellationToken cancellation)
    {
        var sent = await life.SendAsync(id, options, cancellation);
        return sent.Error is { } error ? error
            : byMail ? await MailAsync(id, cancellation)
            : MailOutcome.NotWanted;
    }

    /// <summary>Mails a quote that the customer has already; again, if the mail server did not take it before.</summary>
    /// <param name="id">The quote.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>What became of the e-mail; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="InvalidQuoteTransition"/>.</returns>
    public async Task<Result<MailOutcome>> MailAsync(Guid id, CancellationToken cancellation)
    {
        var read = await queries.ReadAsync(id, cancellation);
        if (!read.TryGet(out var quote, out var error))
        {
            return error;
        }

        if ((await life.MayMailAsync(id, cancellation)).Error is { } refused)
        {
            return refused;
        }

        if (quote.Row.Status is not (QuoteStatus.Sent or QuoteStatus.Accepted))
        {
            return new InvalidQuoteTransition(quote.Row.Status, quote.Row.Next);
        }

        if (!post.IsOpen)
        {
            return MailOutcome.NoServer;
        }

        if (!MailAddress.TryCreate(quote.CustomerEmail, quote.Row.CustomerName, out var to))
        {
            return MailOutcome.NoAddress;
        }

        var sender = await branches.OrganisationNameAsync(cancellation) ?? quote.Branch.Name;
        if (!await post.TryCarryAsync(id, to, (sender, letter.Write(quote, sender)), cancellation))
        {
            return MailOutcome.Failed;
        }

        return (await life.NoteMailedAsync(id, cancellation)).Error is { } failed ? failed : MailOutcome.Sent;
    }
}
