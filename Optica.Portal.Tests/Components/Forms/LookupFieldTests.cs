using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Tests.Components.Forms;

/// <summary>A text with offers: what is typed always stands, a newer question wins, a failure costs the list only.</summary>
public sealed class LookupFieldTests : FormContext
{
    private readonly List<string> picked = [];
    private Func<string?, CancellationToken, Task<IReadOnlyList<string>>> find;

    public LookupFieldTests() => find = (text, _) => Task.FromResult<IReadOnlyList<string>>(Found(text));

    [Fact]
    public async Task Find_OffersAndSaysHowMany()
    {
        var field = Open();

        await FindAsync(field, "a");
        Assert.Equal("ana, amanda", Offers(field));
        Assert.Equal("2 results. Choose with the arrow keys.", Said(field));

        await FindAsync(field, "zz");
        Assert.Equal("", Offers(field));
        Assert.Equal("Nothing found.", Said(field));
    }

    [Fact]
    public async Task Pick_TellsTextAndItem()
    {
        var field = Open();
        await FindAsync(field, "am");

        field.Find("[role=option]").Click();

        Assert.Equal(("amanda", "amanda"), (Model.Name, Assert.Single(picked)));
        Assert.Equal("", Offers(field) + Said(field));
    }

    [Fact]
    public void Leave_WithOwnWords_KeepsThem()
    {
        var field = Open();

        field.Find("input").Change("nobody");

        Assert.Equal("nobody", Model.Name);
        Assert.Empty(picked);
    }

    [Fact]
    public void Leave_WithAnExactName_PicksIt()
    {
        var field = Open();

        field.Find("input").Change(" ANA ");

        Assert.Equal(("ana", "ana"), (Model.Name, Assert.Single(picked)));
        field.Find("input").Change("ana");
        Assert.Single(picked);
    }

    [Fact]
    public async Task Find_Newer_WinsOverTheSlowOlderOne()
    {
        var slow = new TaskCompletionSource<IReadOnlyList<string>>();
        CancellationToken older = default;
        var quick = find;
        find = (text, cancellation) =>
        {
            if (text != "a")
            {
                return quick(text, cancellation);
            }

            older = cancellation;
            return slow.Task;
        };
        var field = Open();

        var first = FindAsync(field, "a");
        await FindAsync(field, "am");
        Assert.True(older.IsCancellationRequested);
        slow.SetResult(["too late"]);
        await first;

        Assert.Equal("amanda", Offers(field));
    }

    [Fact]
    public async Task Find_Failing_CostsTheListOnly()
    {
        var field = Open();
        field.Find("input").Change("my words");
        find = (_, _) => throw new InvalidOperationException("no database");

        await FindAsync(field, "a");

        Assert.StartsWith("The search failed; your text stays.", Said(field), StringComparison.Ordinal);
        Assert.DoesNotContain("no database", field.Markup, StringComparison.Ordinal);
        field.Find("input").Change("more words");
        Assert.Equal("more words", Model.Name);
    }

    [Fact]
    public async Task Call_FromTheBrowser_IsOfBoundedLength()
    {
        var texts = new List<string>();
        var call = new LookupCall(text =>
        {
            texts.Add(text);
            return Task.CompletedTask;
        });

        await call.FindAsync(new string('a', 201));
        await call.FindAsync(null);
        await call.FindAsync("ana");

        Assert.Equal(["", "", "ana"], texts);
    }

    private static string Offers(IRenderedComponent<EditForm> field) =>
        string.Join(", ", field.FindAll("[role=option]").Select(option => option.TextContent.Trim()));

    private static string Said(IRenderedComponent<EditForm> field) => field.Find("[role=status]").TextContent;

    private static Task FindAsync(IRenderedComponent<EditForm> field, string text) =>
        field.InvokeAsync(() => field.FindComponent<LookupField<string>>().Instance.FindAsync(text));

    private static List<string> Found(string? text) =>
        [.. new[] { "ana", "amanda", "berta" }.Where(name => name.StartsWith(text?.Trim() ?? "", StringComparison.OrdinalIgnoreCase))];

    private IRenderedComponent<EditForm> Open()
    {
        RenderFragment<string> option = item => builder => builder.AddContent(0, item);
        Func<string, string> textOf = item => item;
        Func<string, string, bool> isNamed = (item, typed) => string.Equals(item, typed, StringComparison.OrdinalIgnoreCase);
        Func<string?, CancellationToken, Task<IReadOnlyList<string>>> ask = (text, cancellation) => find(text, cancellation);
        return RenderForm<LookupField<string>, string?>(
            () => Model.Name,
            value => Model.Name = value,
            ("Find", ask),
            ("TextOf", textOf),
            ("IsNamed", isNamed),
            ("Option", option),
            ("Picked", EventCallback.Factory.Create<string>(this, picked.Add))
        );
    }
}
