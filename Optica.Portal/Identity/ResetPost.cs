using System.Globalization;
using System.Net.Mail;
using System.Threading.Channels;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using Optica.Data.Access;
using Optica.Domain.Audit;
using Optica.Domain.Customers;
using Optica.Portal.Hosting;
using Optica.Portal.Resources;

namespace Optica.Portal.Identity;

/// <summary>
/// Mails links to choose another password. Whether there is an account is looked up here, after the page has answered: neither its words
/// nor its time tell (SECURITY 33). An account gets three letters an hour at most, whoever asks for them.
/// </summary>
internal sealed partial class ResetPost(IServiceScopeFactory scopes, MailServer server, ResetLinks links, ILogger<ResetPost> log)
    : BackgroundService
{
    private const int MostWaiting = 200;
    private const int LettersAnHour = 3;

    private readonly Channel<Asked> waiting = Channel.CreateBounded<Asked>(
        // whoever floods it loses what they asked for, and nobody waits
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    private readonly PartitionedRateLimiter<Guid> letters = PartitionedRateLimiter.Create<Guid, Guid>(account =>
        RateLimitPartition.GetFixedWindowLimiter(
            account,
            _ => new FixedWindowRateLimiterOptions { PermitLimit = LettersAnHour, Window = TimeSpan.FromHours(1) }
        )
    );

    /// <summary>Whether letters can be sent at all.</summary>
    public bool IsOpen => server.IsConfigured;

    /// <summary>Asks for a link; says nothing of whether there will be one.</summary>
    /// <param name="email">As typed.</param>
    /// <param name="address">Where the portal is reached.</param>
    public void Ask(string email, Uri address) => waiting.Writer.TryWrite(new(email, address, CultureInfo.CurrentUICulture));

    public override void Dispose()
    {
        letters.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var asked in waiting.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await AnswerAsync(asked, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // one letter less: whoever waits for it asks again, the others go on
                Failed(log, failure);
            }
        }
    }

    private async Task AnswerAsync(Asked asked, CancellationToken cancellation)
    {
        if (!EmailAddress.TryNormalise(asked.Email, out var email))
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var user = await scope.ServiceProvider.GetRequiredService<UserManager<OpticaUser>>().FindByEmailAsync(email!);
        if (user is not { IsActive: true, PasswordHash: not null })
        {
            return;
        }

        using var lease = letters.AttemptAcquire(user.Id);
        if (lease.IsAcquired)
        {
            await SendAsync(scope.ServiceProvider, user, asked, cancellation);
        }
    }

    private async Task SendAsync(IServiceProvider services, OpticaUser user, Asked asked, CancellationToken cancellation)
    {
        CultureInfo.CurrentUICulture = asked.Language;
        await services.GetRequiredService<SessionLog>().NoteAsync(user, AuditActions.ResetLinkMailed);
        var words = services.GetRequiredService<IStringLocalizer<SignInTexts>>();
        var address = new Uri(asked.Address, await links.MakeAsync(user.Id)).ToString();
        var letter = (words["mail_subject"].Value, words["mail_text", user.DisplayName, address].Value);
        var sender = services.GetRequiredService<IStringLocalizer<Shell>>()["brand_word"].Value;
        try
        {
            await server.SendAsync(new MailAddress(user.Email!, user.DisplayName), sender, letter, cancellation);
        }
        catch (SmtpException exception)
        {
            Refused(log, user.Id, exception.StatusCode);
        }
    }

    [LoggerMessage(EventId = 3010, Level = LogLevel.Warning, Message = "The mail server did not take the link of {UserId}: {Status}.")]
    private static partial void Refused(ILogger logger, Guid userId, SmtpStatusCode status);

    [LoggerMessage(EventId = 3011, Level = LogLevel.Warning, Message = "A link to choose another password could not be sent")]
    private static partial void Failed(ILogger logger, Exception exception);

    private sealed record Asked(string Email, Uri Address, CultureInfo Language);
}
