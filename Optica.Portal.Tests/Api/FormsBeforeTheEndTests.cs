using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Domain.Common;
using Optica.Portal.Components.Shared.Forms;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Api;

/// <summary>Whoever locks a screen or signs out loses nothing of the last second: open forms are kept while the session may still write.</summary>
public sealed class FormsBeforeTheEndTests(DoorHost door) : IClassFixture<DoorHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/session/lock")]
    [InlineData("/logout")]
    public async Task Forms_OfTheSession_AreKeptWhileItLasts_AndNoOthers(string path)
    {
        var (browser, session) = await SitAsync(door.World.Sales);
        using var mine = browser;
        var forms = door.Portal.Services.GetRequiredService<OpenForms>();
        var (own, another) = (new object(), new object());
        HttpStatusCode? meanwhile = null;
        var others = 0;
        forms.Add(own, session, async () => meanwhile = (await browser.AskAsync("/session")).StatusCode);
        forms.Add(another, Ids.New(World.Start), () => Task.FromResult(others++));

        await browser.SendAsync(path, ("returnUrl", "/"));

        forms.Remove(own);
        forms.Remove(another);
        Assert.Equal((HttpStatusCode.OK, 0), (meanwhile, others));
        Assert.NotEqual(HttpStatusCode.OK, (await browser.AskAsync("/session")).StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Form_ThatCannotBeKept_KeepsNoScreenOpen(bool isSilent)
    {
        var (browser, session) = await SitAsync(door.World.Admin);
        using var mine = browser;
        var forms = door.Portal.Services.GetRequiredService<OpenForms>();
        var silence = new TaskCompletionSource();
        forms.Add(this, session, () => isSilent ? silence.Task : throw new InvalidOperationException("gone"));
        try
        {
            var locked = await browser.SendAsync("/session/lock", ("returnUrl", "/")).InTimeAsync();

            Assert.Equal("/locked?returnUrl=%2F", Surfer.Leads(locked.Answer));
        }
        finally
        {
            // or the portal of these tests would wait for it when it stops
            forms.Remove(this);
            silence.SetResult();
        }
    }

    private async Task<(Surfer Browser, Guid Session)> SitAsync(Person person)
    {
        var before = await SessionsAsync(person);
        var browser = new Surfer(door.Portal);
        await browser.SignInAsync(DoorHost.EmailOf(person), DoorHost.Password);
        await browser.GoAsync("/account/sessions");
        return (browser, Assert.Single((await SessionsAsync(person)).Except(before)));
    }

    private Task<List<Guid>> SessionsAsync(Person person) =>
        door.Portal.Database.ReadAsync(db =>
            db.UserSessions.Where(row => row.UserId == person.Id).Select(row => row.Id).ToListAsync(Cancellation)
        );
}
