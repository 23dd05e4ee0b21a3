using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Optica.Portal.Components.Shared.Forms;

/// <summary>
/// Short texts as chips. Enter, comma or leaving the input adds; Backspace in the empty input takes the last one away (forms.js). What does
/// not fit stays in the input, with a message that keeps the form from being saved.
/// </summary>
public sealed partial class TagsField
{
    /// <summary>
    /// Longest text whatever may be pasted: it comes twice in one message, messages end at 32 KB, and a letter with an accent is two bytes.
    /// </summary>
    private const int LongestEver = 12_000;

    private FormsScript? script;
    private ElementReference input;
    private ValidationMessageStore? unfit;
    private string? said;
    private bool hasRest;

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

    /// <summary>Longest text that is pasted: as many entries as there may be, and of short lists more, to be told which ones do not fit.</summary>
    private int Longest => Math.Clamp(MaxItems * (MaxLength + 2), 4000, LongestEver);

    private string ListId => $"{Id ?? Field.FieldName}-options";

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        // a field that is gone keeps no form from being saved
        unfit?.Clear();
        return script?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

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
        var (entries, beyond, tooLong) = (new List<string>(Entries), new List<string>(), new List<string>());
        foreach (var entry in (text ?? "").Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!entries.Contains(entry, StringComparer.OrdinalIgnoreCase))
            {
                (
                    entry.Length > MaxLength ? tooLong
                    : entries.Count < MaxItems ? entries
                    : beyond
                ).Add(entry);
            }
        }

        string[] rest = [.. tooLong, .. beyond];
        hasRest = rest.Length > 0;
        Tell(beyond.Count, tooLong.Count);
        if (entries.Count != Entries.Count)
        {
            said = Words["tags_added", entries[^1]];
            await SetAsync(entries);
        }
        else
        {
            Form?.NotifyValidationStateChanged();
        }

        if (hasRest && script is not null)
        {
            await script.PutBackAsync(input, string.Join(", ", rest));
        }
    }

    private void Tell(int beyond, int tooLong)
    {
        unfit?.Clear();
        if (Form is null || beyond + tooLong == 0)
        {
            return;
        }

        unfit ??= new(Form);
        if (beyond > 0)
        {
            unfit.Add(Field, Words[beyond == 1 ? "tags_beyond_one" : "tags_beyond", beyond, MaxItems]);
        }

        if (tooLong > 0)
        {
            unfit.Add(Field, Words[tooLong == 1 ? "tags_long_one" : "tags_long", tooLong, MaxLength]);
        }
    }

    private async Task RemoveAsync(string entry)
    {
        said = Words["tags_removed", entry];
        await SetAsync([.. Entries.Where(other => other != entry)]);
        if (hasRest && script is not null)
        {
            // there may be room now: what stands in the input is tried again, as it stands there
            await script.TellAsync(input);
        }
    }
}
