using Microsoft.AspNetCore.Components;

namespace Optica.Portal.Components.Shared.Forms;

/// <summary>Short texts as chips. Enter, comma or leaving the input adds; Backspace in the empty input takes the last one away (forms.js).</summary>
public sealed partial class TagsField
{
    private FormsScript? script;
    private string? said;

    /// <summary>What is offered while typing.</summary>
    [Parameter]
    public IReadOnlyList<string> Suggestions { get; set; } = [];

    /// <summary>Most entries.</summary>
    [Parameter]
    public int MaxItems { get; set; } = 20;

    /// <summary>Longest entry.</summary>
    [Parameter]
    public int MaxLength { get; set; } = 40;

    private List<string> Entries => Value ?? [];

    private string ListId => $"{Id ?? Field.FieldName}-options";

    /// <inheritdoc />
    public ValueTask DisposeAsync() => script?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            script = new FormsScript(Runtime);
            await script.LoadAsync();
        }
    }

    private bool IsNew(string entry) => !Entries.Contains(entry, StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds what was typed; pasted lists are taken apart at commas, semicolons and line breaks.</summary>
    private async Task AddAsync(string? text)
    {
        var entries = new List<string>(Entries);
        foreach (var entry in (text ?? "").Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (entries.Count < MaxItems && !entries.Contains(entry, StringComparer.OrdinalIgnoreCase))
            {
                entries.Add(entry.Length > MaxLength ? entry[..MaxLength] : entry);
            }
        }

        if (entries.Count != Entries.Count)
        {
            said = Words["tags_added", entries[^1]];
            await SetAsync(entries);
        }
    }

    private Task RemoveAsync(string entry)
    {
        said = Words["tags_removed", entry];
        return SetAsync([.. Entries.Where(other => other != entry)]);
    }
}
