using System.Net.Mail;
using Optica.Portal.Hosting;

namespace Optica.Portal.Features.Quotes;

/// <summary>Hands letters of quotes to the mail server and notes in the log which it did not take: ids only, never names or addresses.</summary>
public sealed partial class MailPost(MailServer server, ILogger<MailPost> log)
{
    /// <summary>Whether there is a mail server.</summary>
    public bool IsOpen => server.IsConfigured;

    /// <summary>Sends a letter.</summary>
    /// <param name="id">The quote.</param>
    /// <param name="to">The customer's address.</param>
    /// <param name="letter">Whose name it bears, its subject and its text.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Whether the server took it.</returns>
    public async Task<bool> TryCarryAsync(
        Guid id,
        MailAddress to,
        (string Sender, (string Subject, string Text) Letter) letter,
        CancellationToken cancellation
    )
    {
        try
        {
            await server.SendAsync(to, letter.Sender, letter.Letter, cancellation);
            return true;
        }
        catch (SmtpException exception)
        {
            Refused(id, exception.StatusCode);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            Refused(id, SmtpStatusCode.GeneralFailure);
        }

        return false;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mail server did not take quote {QuoteId}: {Status}.")]
    private partial void Refused(Guid quoteId, SmtpStatusCode status);
}
