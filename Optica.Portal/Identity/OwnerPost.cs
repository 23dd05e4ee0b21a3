using System.Globalization;
using System.Net.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using Optica.Data.Access;
using Optica.Domain.Access;
using Optica.Domain.Organisations;
using Optica.Portal.Components.Shared;
using Optica.Portal.Hosting;
using Optica.Portal.Resources;

namespace Optica.Portal.Identity;

/// <summary>
/// Mails owners of accounts what happened to them, in their language and after whoever did it was answered: whoever did not do it
/// hears of it while something can be done. Without a mail server the audit trail alone tells.
/// </summary>
internal sealed partial class OwnerPost(IServiceScopeFactory scopes, MailServer server, AccountNews news, ILogger<OwnerPost> log)
    : BackgroundService
{
    private const string UsualLanguage = "es-CL";

    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById(Branch.DefaultTimeZone);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var told in news.Waiting.ReadAllAsync(stoppingToken))
        {
            try
            {
                if (server.IsConfigured)
                {
                    await SendAsync(told, stoppingToken);
                }
            }
            catch (SmtpException exception)
            {
                Refused(log, told.UserId, exception.StatusCode);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // one letter less, the others go on
                Failed(log, told.UserId, failure);
            }
        }
    }

    private async Task SendAsync(AccountEvent told, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<OpticaUser>>();
        if (await users.FindByIdAsync(told.UserId.ToString()) is not { Email: { } email } user)
        {
            return;
        }

        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(user.Culture ?? UsualLanguage);
        var words = scope.ServiceProvider.GetRequiredService<IStringLocalizer<SignInTexts>>();
        var what = words[$"owner_{told.What}"].Value;
        var letter = (words["owner_subject"].Value, words["owner_text", user.DisplayName, what, Formats.Instant(told.At, Zone)].Value);
        var sender = scope.ServiceProvider.GetRequiredService<IStringLocalizer<Shell>>()["brand_word"].Value;
        await server.SendAsync(new MailAddress(email, user.DisplayName), sender, letter, cancellation);
    }

    [LoggerMessage(EventId = 3012, Level = LogLevel.Warning, Message = "The mail server did not take the news for {UserId}: {Status}.")]
    private static partial void Refused(ILogger logger, Guid userId, SmtpStatusCode status);

    [LoggerMessage(EventId = 3013, Level = LogLevel.Warning, Message = "The news for {UserId} could not be sent")]
    private static partial void Failed(ILogger logger, Guid userId, Exception exception);
}
