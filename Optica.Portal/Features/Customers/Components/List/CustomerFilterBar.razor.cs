using Microsoft.AspNetCore.Components;
using Optica.Domain.Customers;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.Customers.Components.List;

/// <summary>What narrows the list. Typing waits a moment; everything else goes at once.</summary>
public sealed partial class CustomerFilterBar
{
    private const string Yes = "active";
    private const string No = "inactive";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly int[] Days = [0, 30, 90];

    private readonly Latest typing = new();
    private string? text;

    /// <summary>The text that the address has or is about to have: another one there came from elsewhere.</summary>
    private string? told;

    /// <summary>The list as it is.</summary>
    [Parameter, EditorRequired]
    public CustomersUrl Url { get; set; } = default!;

    /// <summary>The user's branches.</summary>
    [Parameter, EditorRequired]
    public ListBranches Branches { get; set; } = default!;

    /// <summary>Tags in use.</summary>
    [Parameter]
    public IReadOnlyList<string> Tags { get; set; } = [];

    /// <summary>The list as it is wanted, and whether that came by typing.</summary>
    [Parameter]
    public EventCallback<(CustomersUrl Url, bool Typing)> Changed { get; set; }

    private SearchKind Kind => SearchQuery.Parse(text).Kind;

    private string Status =>
        Url.IsActive switch
        {
            true => Yes,
            false => No,
            null => "",
        };

    private string Segment => Url.Segment?.ToString() ?? "";

    private string Branch => Url.BranchId?.ToString() ?? "";

    private string Tag => KnownTags.FirstOrDefault(tag => SearchText.Fold(tag) == SearchText.Fold(Url.Tag)) ?? "";

    /// <summary>The tags, and the one asked for even when nobody carries it.</summary>
    private IEnumerable<string> KnownTags =>
        Url.Tag is null || Tags.Any(tag => SearchText.Fold(tag) == SearchText.Fold(Url.Tag)) ? Tags : Tags.Append(Url.Tag);

    private IEnumerable<int> KnownDays => Url.DueDays is { } days && !Days.Contains(days) ? Days.Append(days) : Days;

    /// <inheritdoc />
    public void Dispose()
    {
        // whoever has left for another page is not called back by what they typed
        typing.Dispose();
    }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (told != Url.Text)
        {
            text = told = Url.Text;
        }
    }

    private string Due(int days) => Array.Exists(Days, known => known == days) ? Words[$"due_{days}"] : Words["due_days", days];

    private Task SetAsync(CustomersUrl wanted) => Changed.InvokeAsync((wanted with { Page = 1, Peek = null }, false));

    private async Task TypedAsync(string? typed)
    {
        text = typed;
        var mine = typing.Begin();
        try
        {
            await Task.Delay(Pause, Time, mine);
        }
        catch (OperationCanceledException)
        {
            // more was typed
            return;
        }

        // as the address will give it back
        var next = CustomersUrl.Parse((Url with { Text = text, Page = 1, Peek = null }).Format());
        if (next.Text != Url.Text)
        {
            told = next.Text;
            await Changed.InvokeAsync((next, true));
        }
    }
}
