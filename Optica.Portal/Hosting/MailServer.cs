using System.Net;
using System.Net.Mail;

namespace Optica.Portal.Hosting;

/// <summary>The mail server of the settings <c>Mail:…</c>: Host, Port, From, User, Password, UseTls. Without a host and a sender there is none.</summary>
public sealed class MailServer(IConfiguration settings)
{
    private const int DefaultPort = 587;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>Whether letters can be sent at all.</summary>
    public bool IsConfigured => Host is { Length: > 0 } && From is not null;

    private string? Host => settings["Mail:Host"];

    private MailAddress? From => MailAddress.TryCreate(settings["Mail:From"], out var from) ? from : null;

    /// <summary>Sends a letter; throws <see cref="SmtpException"/> when the server does not take it.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="senderName">Whose name stands beside the sender's address.</param>
    /// <param name="letter">Subject and plain text.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task SendAsync(MailAddress to, string senderName, (string Subject, string Text) letter, CancellationToken cancellation)
    {
        using var client = new SmtpClient(Host, settings.GetValue("Mail:Port", DefaultPort));
        client.EnableSsl = settings.GetValue("Mail:UseTls", true);
        if (settings["Mail:User"] is { Length: > 0 } user)
        {
            client.Credentials = new NetworkCredential(user, settings["Mail:Password"]);
        }

        using var message = new MailMessage(new MailAddress(From!.Address, senderName), to);
        (message.Subject, message.Body) = letter;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Longest);
        await client.SendMailAsync(message, limit.Token);
    }
}
