using Microsoft.AspNetCore.Components;
using Optica.Data.Quotes;
using Optica.Domain.Common;
using Optica.Domain.Quotes;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.Quotes.Components;

/// <summary>
/// The rows of the list. A newer wish cancels the load under way; the old rows stay until the new ones are there. What fails
/// unexpectedly is thrown, so that the boundary around logs and shows it.
/// </summary>
public sealed partial class QuoteResults(QuoteQueries queries) : IDisposable
{
    private readonly Latest loading = new();
    private QuotesUrl? loaded;
    private Page<QuoteRow>? page;
    private Error? problem;
    private bool busy;

    /// <summary>The list as it is wanted.</summary>
    [Parameter, EditorRequired]
    public QuotesUrl Url { get; set; } = default!;

    /// <summary>The user's branches.</summary>
    [Parameter, EditorRequired]
    public ListBranches Branches { get; set; } = default!;

    /// <summary>Whether the user may make quotes.</summary>
    [Parameter]
    public bool MayEdit { get; set; }

    /// <inheritdoc />
    public void Dispose() => loading.Dispose();

    /// <inheritdoc />
    protected override Task OnParametersSetAsync() => loaded == Url ? Task.CompletedTask : LoadAsync();

    private async Task LoadAsync()
    {
        var mine = loading.Begin();
        (loaded, busy) = (Url, true);
        StateHasChanged();
        try
        {
            var result = await queries.ListAsync(Url.ToFilter(), new PageRequest(Url.Page, Url.Size), mine);
            if (!mine.IsCancellationRequested)
            {
                page = result.TryGet(out var rows, out problem) ? rows : null;
                busy = false;
            }
        }
        catch (Exception) when (mine.IsCancellationRequested)
        {
            // a newer wish is being loaded; drivers tell of a cancelled query in several ways
        }
    }
}
