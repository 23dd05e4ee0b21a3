using System.Reflection;
using Microsoft.JSInterop;
using Optica.Domain.WorkOrders;
using Optica.Portal.Components.Shared.Forms;
using Optica.Portal.Features.Appointments;
using Optica.Portal.Features.Appointments.Components;
using Optica.Portal.Features.WorkOrders.Components;

namespace Optica.Portal.Tests.Architecture;

/// <summary>What a browser may call by itself is an endpoint: there are few, and each looks at what it is given (SECURITY 26).</summary>
public sealed class BrowserCallTests
{
    /// <summary>Whoever adds one says why, and tries it below.</summary>
    private static readonly Dictionary<string, string> Allowed = new(StringComparer.Ordinal)
    {
        ["TypedText.TypedAsync"] = "shows a text's kept form while it is typed; 1,000 characters",
        ["LookupCall.FindAsync"] = "searches while somebody types; 200 characters, the query asks for the right itself",
        ["UnsavedChanges.KeepAsync"] = "keeps what is typed of the own form; 16,000 characters, the draft is the caller's own",
        ["LiveIndicator.Show"] = "says whether the tab is in front; a yes or no",
        ["BoardScript.MovedAsync"] =
            "a card was dropped; columns that are none are not asked about, the card is looked for on the own board",
        ["CalendarScript.MovedAsync"] = "a visit was dropped; it and its place are looked for on the own board",
    };

    [Fact]
    public void Calls_AreTheListed()
    {
        var found = SourceTree
            .Product.SelectMany(name => Assembly.Load(name).GetTypes())
            .SelectMany(type =>
                type.GetMethods(
                    BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly
                )
            )
            .Where(method => method.GetCustomAttribute<JSInvokableAttribute>() is not null)
            .ToList();

        Assert.Equivalent(Allowed.Keys, found.Select(method => $"{method.DeclaringType!.Name}.{method.Name}"), strict: true);
        // those could be called without an object of the own circuit
        Assert.DoesNotContain(found, method => method.IsStatic);
    }

    [Fact]
    public async Task Texts_TooLongOrMissing_AreTakenAsNone()
    {
        List<string> typed = [];
        List<string> sought = [];
        var text = new TypedText(given =>
        {
            typed.Add(given);
            return Task.FromResult(given);
        });
        var lookup = new LookupCall(given =>
        {
            sought.Add(given);
            return Task.CompletedTask;
        });

        foreach (var given in new[] { null, new string('x', 1001), new string('x', 1000) })
        {
            await text.TypedAsync(given);
        }

        foreach (var given in new[] { null, new string('x', 201), new string('x', 200) })
        {
            await lookup.FindAsync(given);
        }

        Assert.Equal(["", "", new string('x', 1000)], typed);
        Assert.Equal(["", "", new string('x', 200)], sought);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    [InlineData("Ordered, Ready")]
    public async Task Card_OnAColumnThatIsNone_IsNotMoved(string? column)
    {
        var moved = new List<WorkOrderStatus>();
        await using var board = new BoardScript(
            null!,
            (_, to) =>
            {
                moved.Add(to);
                return Task.CompletedTask;
            }
        );

        await board.MovedAsync(Guid.Empty, column!);

        Assert.DoesNotContain(moved, to => !Enum.IsDefined(to));
        Assert.True(moved.Count == 0 || column == "Ordered, Ready");
    }

    [Fact]
    public async Task Visit_DroppedNowhere_IsNotMoved()
    {
        var moved = new List<DroppedVisit>();
        await using var calendar = new CalendarScript(
            null!,
            drop =>
            {
                moved.Add(drop);
                return Task.CompletedTask;
            }
        );

        await calendar.MovedAsync(null);

        Assert.Empty(moved);
    }
}
