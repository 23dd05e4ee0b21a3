using System.Globalization;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Localization;
using Optica.Data.Customers;
using Optica.Data.Jobs;
using Optica.Data.Reports;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Jobs;
using Optica.Domain.Reports;
using Optica.Portal.Exports;
using Optica.Portal.Resources;

namespace Optica.Portal.Features.Customers;

/// <summary>Writes all that is stored about a person: JSON for machines and Excel for people, in one archive.</summary>
public sealed class PersonalFileHandler(
    PersonalDataQueries queries,
    WorkbookWriter writer,
    ExportFiles files,
    ExportLog log,
    IStringLocalizer<RightsTexts> words
) : IJobHandler
{
    // texts as they are, since a person may read them
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly CultureInfo Numbers = CultureInfo.GetCultureInfo("es-CL");

    /// <inheritdoc />
    public string Kind => JobKinds.PersonalFile;

    /// <inheritdoc />
    public async Task<Result<JobOutcome>> RunAsync(JobRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var wanted = PersonalFileRequest.Parse(run.Job.Parameters);
        CultureInfo.CurrentCulture = Numbers;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(wanted.Language);
        var read = await queries.ReadAsync(wanted.CustomerId, wanted.IsClinical, run.Cancellation);
        if (!read.TryGet(out var data, out var error))
        {
            return error;
        }

        long rows = data.Sections.Sum(section => section.Rows.Count);
        await run.ReportAsync(0, rows);
        await using var file = files.Create(run.Job.Id);
        await using (
            var archive = await ZipArchive.CreateAsync(file.Stream, ZipArchiveMode.Create, leaveOpen: true, null, run.Cancellation)
        )
        {
            await using (var json = await archive.CreateEntry($"{wanted.Number}.json").OpenAsync(run.Cancellation))
            {
                await WriteJsonAsync(data, wanted.Number, json, run.Cancellation);
            }

            await using var book = await archive.CreateEntry($"{wanted.Number}.xlsx").OpenAsync(run.Cancellation);
            if ((await writer.WriteAsync(Workbook(data, wanted.Number), book, null, run.Cancellation)).Error is { } tooLarge)
            {
                return tooLarge;
            }
        }

        await log.NotePersonalAsync(wanted.CustomerId, wanted.Number, ExportStep.Written, run.Cancellation);
        var size = await file.KeepAsync();
        return new JobOutcome(new JobResult($"{wanted.Number}.zip", rows, size));
    }

    private async Task WriteJsonAsync(PersonalData data, string number, Stream output, CancellationToken cancellation)
    {
        await using var json = new Utf8JsonWriter(output, Readable);
        json.WriteStartObject();
        json.WriteString("request", number);
        json.WriteString("organisation", data.Organisation);
        json.WriteString("branch", data.Branch);
        json.WriteString("made_by", data.MadeBy);
        json.WriteString("made_at", data.MadeAt);
        json.WriteBoolean("medical_parts", data.HasMedical);
        json.WriteString("note", Note(data));
        json.WriteStartObject("data");
        foreach (var section in data.Sections)
        {
            json.WriteStartArray(section.Name);
            foreach (var row in section.Rows)
            {
                json.WriteStartObject();
                for (var at = 0; at < row.Count; at++)
                {
                    json.WritePropertyName(section.Columns[at]);
                    JsonSerializer.Serialize(json, row[at]);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        await json.FlushAsync(cancellation);
    }

    private ReportWorkbook Workbook(PersonalData data, string number) =>
        new(
            new ReportCover
            {
                Title = words["file_title"],
                Organisation = data.Organisation,
                Branch = data.Branch,
                Filters = [new(words["number"], number), new(words["about"], data.Name)],
                Definitions = [new(words["file_medical"], Note(data))],
                MadeBy = data.MadeBy,
                MadeAt = data.MadeAt,
                Zone = TimeZoneInfo.FindSystemTimeZoneById(data.TimeZone),
            },
            [.. data.Sections.Where(section => section.Rows.Count > 0).Select(Sheet)]
        );

    /// <summary>Every cell is text, whatever it looks like: a phone is no number and a name no formula.</summary>
    private static ReportSheet Sheet(PersonalSection section) =>
        new(section.Name, [.. section.Columns.Select(column => new ReportColumn(column))], section.Rows.Count, CellsOf(section));

    private static async IAsyncEnumerable<IReadOnlyList<object?>> CellsOf(PersonalSection section)
    {
        await Task.CompletedTask;
        foreach (var row in section.Rows)
        {
            yield return [.. row.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture))];
        }
    }

    private string Note(PersonalData data) => words[data.HasMedical ? "file_medical_in" : "file_medical_out"];
}
