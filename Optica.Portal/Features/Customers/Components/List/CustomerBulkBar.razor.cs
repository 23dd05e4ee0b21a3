using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Optica.Data.Customers;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Components.Shared;
using Optica.Portal.Resources;

namespace Optica.Portal.Features.Customers.Components.List;

/// <summary>What can be done with everybody selected at once.</summary>
public sealed partial class CustomerBulkBar(CustomerBulkService bulk, Toasts toasts, IStringLocalizer<CustomerListTexts> words)
{
    private string? tag;
    private bool working;

    /// <summary>Who is selected.</summary>
    [Parameter, EditorRequired]
    public CustomerSelection Selection { get; set; } = default!;

    /// <summary>Tags in use.</summary>
    [Parameter]
    public IReadOnlyList<string> Tags { get; set; } = [];

    /// <summary>Whether the user may deactivate.</summary>
    [Parameter]
    public bool MayDeactivate { get; set; }

    /// <summary>Nobody is to be selected any more.</summary>
    [Parameter]
    public EventCallback Cleared { get; set; }

    /// <summary>Customers were changed.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    private IStringLocalizer<CustomerListTexts> Words => words;

    private async Task TagAsync()
    {
        var added = tag?.Trim();
        if (await RunAsync(() => bulk.AddTagAsync(Selection.Ids, added, CancellationToken.None)) is { } done)
        {
            toasts.Success(Tell("tagged", done, added));
            tag = null;
            await Changed.InvokeAsync();
        }
    }

    private async Task DeactivateAsync()
    {
        if (await RunAsync(() => bulk.DeactivateAsync(Selection.Ids, CancellationToken.None)) is { } done)
        {
            var undo = done.Changed.Count == 0 ? null : new ToastAction(words["undo"], () => UndoAsync(done.Changed));
            toasts.Success(Tell("deactivated", done), undo);
            await Cleared.InvokeAsync();
            await Changed.InvokeAsync();
        }
    }

    /// <summary>Only those who were active before; may be pressed after this bar, or the page, is gone.</summary>
    private async Task UndoAsync(IReadOnlyList<Guid> ids)
    {
        if (await RunAsync(() => bulk.ReactivateAsync(ids, CancellationToken.None)) is { } done)
        {
            toasts.Success(Tell("reactivated", done));
            await Changed.InvokeAsync();
        }
    }

    private async Task<BulkOutcome?> RunAsync(Func<Task<Result<BulkOutcome>>> act)
    {
        working = true;
        try
        {
            var result = await act();
            if (result.TryGet(out var done, out var error))
            {
                return done;
            }

            toasts.Error(error is Invalid { Fields: [var first, ..] } ? first.Message : error.Message);
            return null;
        }
        finally
        {
            working = false;
        }
    }

    private string Tell(string key, BulkOutcome done, string? about = null)
    {
        var count = Formats.Count(done.Changed.Count);
        string?[] sentences =
        [
            done.Changed.Count switch
            {
                0 => words["changed_none"],
                1 => words[$"{key}_one", count, about ?? ""],
                _ => words[key, count, about ?? ""],
            },
            done.Same > 0 ? words["same", Formats.Count(done.Same)].Value : null,
            done.Refused > 0 ? words["refused", Formats.Count(done.Refused)].Value : null,
        ];
        return string.Join(' ', sentences.OfType<string>());
    }
}
