using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Optica.Data.Access;
using Optica.Portal.Resources;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Api;

/// <summary>Owners of accounts hear by mail what happened to them, in their language.</summary>
public sealed class OwnerPostTests
{
    private const string Next = "otra frase que nadie adivina";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Letters_OfSignInPasswordAndPasskey_GoToTheOwner()
    {
        await using var post = PostOffice.Open(takes: true);
        await using var host = await DoorHost.StartAsync(builder =>
            builder
                .UseSetting("Mail:Host", "127.0.0.1")
                .UseSetting("Mail:Port", $"{post.Port}")
                .UseSetting("Mail:UseTls", "false")
                .UseSetting("Mail:From", "portal@optica.cl")
        );
        var email = DoorHost.EmailOf(host.World.Sales);
        using var browser = new Surfer(host) { Language = "en" };
        await browser.SignInAsync(email, DoorHost.Password);
        await AreAsync(post, "un navegador que no la había usado antes");

        // of the same browser it is no news
        await browser.SignInAsync(email, DoorHost.Password);
        await browser.GoAsync("/account");
        await browser.SendAsync(
            "/account",
            ("_handler", "password"),
            ("Form.Current", DoorHost.Password),
            ("Form.Next", Next),
            ("Form.Again", Next)
        );
        await AreAsync(post, "navegador", "La contraseña de su cuenta fue cambiada.");

        await SpeakAsync(host, "en");
        using var device = new SoftPasskey();
        await browser.GoAsync("/account/passkeys");
        var (_, options) = await browser.SendAsync("/account/passkeys/options", ("password", Next));
        await browser.SendAsync("/account/passkeys/add", ("credential", device.Make(options)), ("name", "x"));
        await AreAsync(post, "navegador", "fue cambiada", "A passkey was added to your account.");

        Assert.All(post.Letters, letter => Assert.Contains(email, letter, StringComparison.Ordinal));
        Assert.Contains("24-11-2026 12:00", PostOffice.Opened(post.Letters[0]).Text, StringComparison.Ordinal);
    }

    /// <summary>Nothing is told without words for it.</summary>
    [Fact]
    public async Task Words_OfAllThatIsTold_StandInBothLanguages()
    {
        await using var host = new ApiHost();
        await host.InitializeAsync();
        var words = host.Services.GetRequiredService<IStringLocalizer<SignInTexts>>();
        foreach (var language in new[] { "es-CL", "en" })
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            Assert.DoesNotContain(AccountNews.Told.Append(AccountNews.NewBrowser), what => words[$"owner_{what}"].ResourceNotFound);
        }
    }

    private static async Task SpeakAsync(ApiHost host, string language)
    {
        await using var db = host.Database.Open();
        (await db.Users.SingleAsync(row => row.Id == host.World.Sales.Id, Cancellation)).Culture = language;
        await db.SaveChangesAsync(Cancellation);
    }

    /// <summary>Without an accent in it a letter goes as it is, in short lines.</summary>
    private static string TextOf(string letter) =>
        letter.Contains("base64", StringComparison.OrdinalIgnoreCase)
            ? PostOffice.Opened(letter).Text
            : letter.ReplaceLineEndings("\n").Replace("=\n", "", StringComparison.Ordinal);

    private static async Task AreAsync(PostOffice post, params string[] parts)
    {
        await Patiently.UntilAsync(() => Task.FromResult(post.Letters.Count >= parts.Length), TimeSpan.FromSeconds(20));
        Assert.Equal(parts.Length, post.Letters.Count);
        foreach (var (part, letter) in parts.Zip(post.Letters))
        {
            Assert.Contains(part, TextOf(letter), StringComparison.Ordinal);
        }
    }
}
