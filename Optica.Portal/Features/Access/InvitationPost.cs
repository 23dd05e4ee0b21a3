using System.Net.Mail;
using Microsoft.Extensions.Localization;
using Optica.Data.Organisations;
using Optica.Domain.Access;
using Optica.Portal.Hosting;
using Optica.Portal.Resources;

namespace Optica.Portal.Features.Access;

/// <summary>Mails invitations where there is a mail server; which it did not take stands in the log by id, never with its link.</summary>
public sealed partial class InvitationPost(
    MailServer server,
    BranchQueries branches,
    IStringLocalizer<AccessTexts> words,
    IStringLocalizer<SignInTexts> doors,
    ILogger<InvitationPost> log
)
{
    /// <summary>Sends a link.</summary>
    /// <param name="to">Who is invited.</param>
    /// <param name="address">The link.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <param name="isReset">Whether it is for another password, not for the first.</param>
    /// <returns>Whether a server took it.</returns>
    public async Task<bool> TryCarryAsync(InvitedUser to, string address, CancellationToken cancellation, bool isReset = false)
    {
        ArgumentNullException.ThrowIfNull(to);
        if (!server.IsConfigured)
        {
            return false;
        }

        var sender = await branches.OrganisationNameAsync(cancellation) ?? "";
        var letter = isReset
            ? (doors["mail_subject"].Value, doors["mail_text", to.Name, address].Value)
            : (words["mail_subject", sender].Value, words["mail_text", to.Name, sender, address].Value);
        try
        {
            await server.SendAsync(new MailAddress(to.Email, to.Name), sender, letter, cancellation);
            return true;
        }
        catch (SmtpException exception)
        {
            Refused(to.Id, exception.StatusCode);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            Refused(to.Id, SmtpStatusCode.GeneralFailure);
        }

        return false;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mail server did not take the invitation of {UserId}: {Status}.")]
    private partial void Refused(Guid userId, SmtpStatusCode status);
}
