using Microsoft.Playwright;

namespace Optica.Portal.Tests.Browser;

/// <summary>The entry grid of prescriptions under an optometrist's hands.</summary>
[Collection(BrowserRun.Name)]
public sealed class PrescriptionGridTests(BrowserRun run)
{
    private const int Most = 45;

    [BrowserFact]
    public Task Usual_EveryDecimalTyped_TakesAtMost45Keys() =>
        EnterAsync(
            async (visitor, desk) =>
            {
                await visitor.Page.Locator("#field-Kind").SelectOptionAsync(new SelectOptionValue { Label = "Progresivo" });
                await desk.Cell("Right.Sphere").FocusAsync();

                await desk.TypeAsync("-2.25⏎-2.00⏎-0.75⏎-0.50⏎180⏎170⏎2.00⏎=31.5⏎31");

                Assert.True(desk.Keys <= Most, $"{desk.Keys} keys");
                await visitor.Page.Locator("#field-IssuerName").FocusAsync();
                await desk.ShowsTheUsualAsync();
            }
        );

    [BrowserFact]
    public Task Usual_FromTheKindToTheSavedPrescription_TakesAtMost45Keys() =>
        EnterAsync(
            async (visitor, desk) =>
            {
                await visitor.Page.Locator("#field-IssuerRegistration").FillAsync("12345");
                await visitor.Page.Locator("#field-Kind").FocusAsync();

                await desk.TypeAsync("p⏎-2.25⏎-2⏎-.75⏎-.5⏎180⏎170⏎2⏎=31.5⏎31");
                await desk.PressAsync("Control+s");

                var id = await desk.SavedAsync();
                Assert.True(desk.Keys <= Most, $"{desk.Keys} keys");
                await Assertions.Expect(visitor.Page.Locator("h1")).ToContainTextAsync("Progresivo · ");
                await Assertions
                    .Expect(visitor.Page.Locator(".rx-values tbody tr").First)
                    .ToHaveTextAsync("OD -2.25 -0.75 180 +2.00", new() { UseInnerText = true });
                Assert.Equal(
                    2,
                    await visitor.Host.ReadAsync<int>(
                        "SELECT Status FROM Prescriptions WHERE Id = $id",
                        ("$id", id.ToByteArray(bigEndian: true))
                    )
                );
            }
        );

    [BrowserFact]
    public Task Enter_GoesDownAndOn_ShiftEnterBack() =>
        EnterAsync(
            async (visitor, desk) =>
            {
                await desk.Cell("Right.Sphere").FocusAsync();
                foreach (var next in new[] { "Left.Sphere", "Right.Cylinder", "Left.Cylinder", "Right.Axis" })
                {
                    await desk.PressAsync("Enter");
                    await Assertions.Expect(desk.Cell(next)).ToBeFocusedAsync();
                }

                await desk.PressAsync("Shift+Enter");
                await Assertions.Expect(desk.Cell("Left.Cylinder")).ToBeFocusedAsync();
                await desk.PressAsync("Tab");
                await Assertions.Expect(desk.Cell("Left.Axis")).ToBeFocusedAsync();
                Assert.EndsWith("/prescriptions/new", visitor.Page.Url, StringComparison.Ordinal);
            }
        );

    [BrowserFact]
    public Task Arrows_StepByAQuarter_TheAxisByOneAndAround() =>
        EnterAsync(
            async (_, desk) =>
            {
                await StepAsync(
                    desk,
                    "Right.Sphere",
                    ("ArrowDown", "-0.25"),
                    ("ArrowDown", "-0.50"),
                    ("Shift+ArrowUp", "+0.50"),
                    ("ArrowDown", "+0.25"),
                    ("ArrowDown", "0.00")
                );
                await StepAsync(desk, "Right.Axis", ("ArrowUp", "001"), ("ArrowDown", "180"), ("Shift+ArrowUp", "005"));
                await StepAsync(desk, "Right.Add", ("ArrowUp", "+0.50"), ("ArrowUp", "+0.75"), ("Shift+ArrowDown", "+0.50"));
                await desk.Cell("Left.Sphere").FillAsync("29,75");
                await StepAsync(desk, "Left.Sphere", ("ArrowUp", "+30.00"), ("ArrowUp", "+30.00"));
                await desk.Cell("Right.PdDistance").FillAsync("31");
                await StepAsync(desk, "Right.PdDistance", ("ArrowUp", "31.5"));
            }
        );

    [BrowserTheory]
    [InlineData("es-CL")]
    [InlineData("en")]
    public Task Minus_AndDecimals_AreReadAlikeInBothLanguages(string language) =>
        EnterAsync(
            async (visitor, desk) =>
            {
                foreach (var typed in new[] { "-2.25", "-2,25", "−2,25", "–2.25" })
                {
                    await desk.TypeOverAsync("Right.Sphere", typed);
                    await desk.Cell("Left.Sphere").FocusAsync();
                    await desk.ShowsAsync("Right.Sphere", "-2.25");
                }

                await desk.Cell("Left.Sphere").FillAsync("pl");
                await desk.Cell("Right.Axis").FillAsync("0");
                await desk.Cell("Left.Axis").FocusAsync();
                await desk.ShowsAsync("Left.Sphere", "0.00");
                await desk.ShowsAsync("Right.Axis", "180");
            },
            new Look(language)
        );

    [BrowserFact]
    public Task WithoutItsPoint_IsNoValue_AndOneKeyCorrectsIt() =>
        EnterAsync(
            async (visitor, desk) =>
            {
                await visitor.Page.Locator("#field-Kind").SelectOptionAsync(new SelectOptionValue { Label = "Progresivo" });
                await desk.Cell("Right.Sphere").FocusAsync();
                await desk.TypeAsync("-225⏎");

                await Assertions.Expect(visitor.Page.Locator("#rx-Right-Sphere-error")).ToContainTextAsync("-2.25");
                await desk.ShowsAsync("Right.Sphere", "-225");
                await desk.PressAsync("Control+s");
                await Assertions.Expect(desk.Cell("Right.Sphere")).ToBeFocusedAsync();
                await desk.ShowsAsync("Right.Sphere", "-225");

                await desk.PressAsync("Alt+1");
                await desk.ShowsAsync("Right.Sphere", "-2.25");
                await Assertions.Expect(visitor.Page.Locator("#rx-Right-Sphere-error")).ToHaveCountAsync(0);
            }
        );

    [BrowserFact]
    public Task Line_FillsTheGrid_OrSaysWhatItDidNotUnderstand() =>
        EnterAsync(
            async (visitor, desk) =>
            {
                var line = visitor.Page.Locator("#rx-shorthand");
                await line.FocusAsync();
                await desk.TypeAsync("od -2,25 banana⏎");
                await Assertions.Expect(visitor.Page.Locator("#rx-shorthand-said")).ToContainTextAsync("banana");
                await Assertions.Expect(line).ToHaveValueAsync("od -2,25 banana");
                await desk.ShowsAsync("Right.Sphere", "");

                await line.FillAsync("");
                await desk.TypeAsync("od -2,25 -0,75x180 oi -2 -0,5x170 add 2,00 dp 31,5/31⏎");
                await desk.ShowsTheUsualAsync();
                await Assertions.Expect(line).ToHaveValueAsync("");

                await desk.PressAsync("Alt+0");
                await desk.ShowsAsync("Right.Sphere", "");
            }
        );

    [BrowserFact]
    public Task Slip_AgainstTheLastPrescription_IsNamedAndCorrectedByOneKey() =>
        EnterAsync(
            async (visitor, desk) =>
            {
                var customer = await desk.NewcomerAsync();
                await desk.OpenAsync(customer);
                await EnterLineAsync(visitor, "od -2,25 -0,75x180 oi -2 -0,5x170 add 2 dp 62");
                await visitor.Page.Locator("#field-Kind").SelectOptionAsync(new SelectOptionValue { Label = "Progresivo" });
                await visitor.Page.Locator("#field-IssuerRegistration").FillAsync("12345");
                await desk.PressAsync("Control+s");
                await desk.SavedAsync();

                await desk.OpenAsync(customer);
                await Assertions.Expect(desk.Cell("Right.Sphere")).ToBeFocusedAsync();
                await desk.TypeAsync("2.25⏎-2⏎-.75⏎-.5⏎180⏎170⏎2⏎=");
                var slip = visitor.Page.Locator("[data-slip=Sign]");
                await Assertions.Expect(slip).ToContainTextAsync("OD -2.25 -0.75x180");
                await desk.PressAsync("Alt+1");
                await desk.ShowsAsync("Right.Sphere", "-2.25");
                await Assertions.Expect(slip).ToHaveCountAsync(0);
                await desk.PressAsync("Alt+0");
                await desk.ShowsAsync("Right.Sphere", "+2.25");
                await Assertions.Expect(slip).ToHaveCountAsync(1);
            }
        );

    [BrowserFact]
    public Task SlowLine_LosesNothing() =>
        EnterAsync(
            async (visitor, desk) =>
            {
                await visitor.Page.SlowDownAsync(TimeSpan.FromMilliseconds(200));
                await desk.OpenAsync(await desk.NewcomerAsync());
                await visitor.Page.Locator("#field-Kind").SelectOptionAsync(new SelectOptionValue { Label = "Progresivo" });
                await desk.Cell("Right.Sphere").FocusAsync();

                // without a pause, and once back over what was just typed
                await desk.TypeAsync("-3⏎");
                await desk.PressAsync("Shift+Enter");
                await desk.TypeAsync("-2.25⏎-2⏎-.75⏎-.5⏎180⏎170⏎2⏎=31.5⏎31⏎");
                await desk.ShowsTheUsualAsync();
                await visitor.Page.WaitForTimeoutAsync(1500);
                await desk.ShowsTheUsualAsync();

                await visitor.Page.Locator("#field-IssuerRegistration").FillAsync("12345");
                await desk.PressAsync("Control+s");
                await desk.SavedAsync();
                await Assertions
                    .Expect(visitor.Page.Locator(".rx-values tbody tr").First)
                    .ToHaveTextAsync("OD -2.25 -0.75 180 +2.00", new() { UseInnerText = true });
            }
        );

    private static async Task StepAsync(PrescriptionDesk desk, string path, params (string Key, string Text)[] steps)
    {
        await desk.Cell(path).FocusAsync();
        foreach (var (key, text) in steps)
        {
            await desk.PressAsync(key);
            await desk.ShowsAsync(path, text);
        }
    }

    private static async Task EnterLineAsync(Visitor visitor, string line)
    {
        await visitor.Page.Locator("#rx-shorthand").FillAsync(line);
        await visitor.Page.Locator("#rx-shorthand").PressAsync("Enter");
        await Assertions.Expect(visitor.Page.Locator(".rx-done")).ToBeVisibleAsync();
    }

    private Task EnterAsync(
        Func<Visitor, PrescriptionDesk, Task> act,
        Look? look = null,
        [System.Runtime.CompilerServices.CallerMemberName] string test = ""
    ) =>
        run.VisitAsync(
            PrescriptionDesk.Account,
            async visitor =>
            {
                var desk = new PrescriptionDesk(visitor);
                await desk.OpenAsync(await desk.NewcomerAsync());
                await act(visitor, desk);
            },
            look,
            test
        );
}
