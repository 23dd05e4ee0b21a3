using Microsoft.AspNetCore.Components;
using Optica.Data.Customers;
using Optica.Domain.Customers;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Components.Layout;

/// <summary>The search box of every page. Arrows, Enter on a hit and leaving are the browser's business: portal.js.</summary>
public sealed partial class GlobalSearch
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private CancellationTokenSource asking = new();
    private CustomerSearchAnswer? answer;
    private string text = "";

    [Inject]
    private CustomerSearch Search { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    private IReadOnlyList<CustomerRow> Hits => answer?.Items ?? [];

    private string ListHref => $"/admin/customers?q={Uri.EscapeDataString(text.Trim())}";

    private string Said =>
        answer switch
        {
            null => "",
            { Items.Count: 0 } => Words["search_nothing"],
            { IsGuess: true } => Words["search_guess"],
            { Total: 1 } => Words["search_one"],
            _ => Words["search_total", Formats.Count(answer.Total, answer.TotalCapped)],
        };

    /// <inheritdoc />
    protected override Task MovedAsync()
    {
        asking.Cancel();
        (answer, text) = (null, "");
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        asking.Cancel();
        asking.Dispose();
    }

    private async Task TypedAsync(ChangeEventArgs args)
    {
        text = args.Value as string ?? "";
        await asking.CancelAsync();
        asking.Dispose();
        asking = new CancellationTokenSource();
        var cancellation = asking.Token;
        if (string.IsNullOrWhiteSpace(text))
        {
            answer = null;
            return;
        }

        try
        {
            await Task.Delay(Pause, Time, cancellation);
            var found = await Search.FindAsync(text, cancellation);
            if (!cancellation.IsCancellationRequested)
            {
                answer = found.TryGet(out var known, out _) && known.Query.Kind != SearchKind.Empty ? known : null;
            }
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            // a newer text is being looked for; each database has its own way of saying so
        }
    }

    private void OpenList()
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            Navigation.NavigateTo(ListHref);
        }
    }
}
