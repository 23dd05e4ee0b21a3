using System.Globalization;
using Optica.Domain.Prescriptions;
using Optica.Portal.Tests.Support;
using static Optica.Portal.Tests.Domain.Prescriptions.Found;

namespace Optica.Portal.Tests.Domain.Prescriptions;

/// <summary>OR-6 … OR-8 and CL-14: what concerns the prescription as a whole.</summary>
public sealed class PrescriptionInputValidatorTests
{
    [Fact]
    public void Check_ValidPrescriptions_HaveNothingToSay()
    {
        Assert.Empty(Findings(SamplePrescriptions.Valid()));
        Assert.Empty(Findings(SamplePrescriptions.ValidContactLens()));
    }

    [Fact]
    public void Check_PdBothWays_IsRefusedBecauseOneWouldContradictTheOther()
    {
        Assert.Equal(["PdDistance:pd_twice"], Errors(input => input.Right.PdDistance = 31));
        Assert.Equal(["PdNear:pd_twice"], Errors(input => (input.PdNear, input.Left.PdNear) = (60, 30)));
        Assert.Empty(Errors(input => input.Left.PdNear = 30));
    }

    [Fact]
    public void Values_Pd_IsKeptAsGivenAndNeverHalved()
    {
        var binocular = SamplePrescriptions.Valid().Values();
        Assert.Equal((62m, null, null), (binocular.PdDistance, binocular.Right.PdDistance, binocular.Left.PdDistance));
        Assert.Equal(62, binocular.PdOf(near: false));
        Assert.Null(binocular.PdOf(near: true));

        var input = SamplePrescriptions.Valid();
        (input.PdDistance, input.Right.PdDistance, input.Left.PdDistance) = (null, 31.5m, 31m);
        Assert.Equal((null, 31.5m, 31m), (input.Values().PdDistance, input.Values().Right.PdDistance, input.Values().Left.PdDistance));
        Assert.Equal(62.5m, input.Values().PdOf(near: false));
        input.Left.PdDistance = null;
        Assert.Null(input.Values().PdOf(near: false));
    }

    [Fact]
    public void Check_NearWiderThanFar_IsAWarning()
    {
        Assert.Equal(["PdNear:pd_near_wider!"], Findings(With(input => input.PdNear = 62.5m)));
        Assert.Empty(Findings(With(input => input.PdNear = 62)));
        Assert.Equal(
            ["Right.PdNear:pd_near_wider!"],
            Findings(With(input => (input.PdDistance, input.Right.PdDistance, input.Right.PdNear) = (null, 31, 31.5m)))
        );
    }

    [Theory]
    [InlineData("-3.75", "0", null)]
    [InlineData("-4", "0", "vertex_advised!")]
    [InlineData("4", "0", "vertex_advised!")]
    [InlineData("-3.5", "-0.5", "vertex_advised!")]
    [InlineData("-4.75", "0", "vertex_advised!")]
    [InlineData("-5", "0", "vertex_required")]
    [InlineData("5", "0", "vertex_required")]
    [InlineData("-3", "-2", "vertex_required")]
    [InlineData("-6", "3", "vertex_required")]
    [InlineData("3", "2", "vertex_required")]
    [InlineData("2", "-4", null)]
    [InlineData("3", "-8", "vertex_required")]
    public void Check_VertexDistance_IsAskedFromFourAndRequiredFromFiveInAnyMeridian(string sphere, string cylinder, string? code)
    {
        void Strong(EyeInput eye) => (eye.Sphere, eye.Cylinder, eye.Axis) = (Number(sphere), Number(cylinder), cylinder == "0" ? null : 90);

        Assert.Equal(code is null ? [] : [$"VertexDistance:{code}"], Findings(With(input => Strong(input.Right))));
        Assert.Equal(code is null ? [] : [$"VertexDistance:{code}"], Findings(With(input => Strong(input.Left))));
        Assert.Empty(
            Findings(
                With(input =>
                {
                    Strong(input.Left);
                    input.VertexDistance = 12;
                })
            )
        );
    }

    [Fact]
    public void Check_Dates_StandInOrder()
    {
        var today = SamplePrescriptions.Today;
        Assert.Equal(["PrescribedOn:date_required"], Errors(input => input.PrescribedOn = null));
        Assert.Equal(["PrescribedOn:prescribed_in_future"], Errors(input => input.PrescribedOn = today.AddDays(1)));
        Assert.Equal(["PrescribedOn:prescribed_in_future"], Errors(input => input.PrescribedOn = DateOnly.MaxValue));
        Assert.Equal(["PrescribedOn:date_out_of_range"], Errors(input => input.PrescribedOn = DateOnly.MinValue));
        Assert.Equal(["ExpiresOn:expires_before_prescribed"], Errors(input => input.ExpiresOn = today));
        Assert.Empty(Errors(input => input.ExpiresOn = today.AddDays(1)));
        Assert.Empty(Errors(input => input.ExpiresOn = today.AddMonths(120)));
        Assert.Equal(["ExpiresOn:expires_too_late"], Errors(input => input.ExpiresOn = today.AddMonths(120).AddDays(1)));
    }

    [Fact]
    public void Check_Issuer_IsNamedWithProfessionAndNumber()
    {
        Assert.Equal(["IssuerName:issuer_required"], Errors(input => input.IssuerName = " \u200B"));
        Assert.Equal(["IssuerType:issuer_type_required"], Errors(input => input.IssuerType = null));
        Assert.Equal(["IssuerRegistration:issuer_registration_required"], Errors(input => input.IssuerRegistration = ""));
        Assert.Empty(Errors(input => (input.IssuerType, input.IssuerRegistration) = (IssuerType.Other, null)));
    }

    [Fact]
    public void Check_UnknownEnumValues_AreRefused()
    {
        Assert.Equal(["Kind:prescription_kind_required"], Errors(input => input.Kind = null));
        Assert.Equal(["Kind:value_unknown"], Errors(input => input.Kind = (PrescriptionKind)99));
        Assert.Equal(["IssuerType:value_unknown"], Errors(input => input.IssuerType = (IssuerType)99));
        Assert.Equal(
            ["Right.HorizontalBase:value_unknown"],
            Errors(input => (input.Right.HorizontalPrism, input.Right.HorizontalBase) = (1, (HorizontalBase)9))
        );
        Assert.Equal(["Right.Duration:value_unknown"], Findings(WithLens(input => input.Right.Duration = (LensDuration)9)));
    }

    [Theory]
    [InlineData(nameof(PrescriptionInput.IssuerName), 200)]
    [InlineData(nameof(PrescriptionInput.IssuerRegistration), 40)]
    [InlineData(nameof(PrescriptionInput.LensMaterial), 100)]
    [InlineData(nameof(PrescriptionInput.Tint), 100)]
    [InlineData(nameof(PrescriptionInput.Notes), 4000)]
    [InlineData(nameof(PrescriptionInput.Observations), 4000)]
    [InlineData(nameof(PrescriptionInput.Recommendations), 4000)]
    public void Check_Texts_AreBoundedAndClean(string field, int longest)
    {
        var property = typeof(PrescriptionInput).GetProperty(field)!;

        Assert.Empty(Errors(input => property.SetValue(input, $" {new string('x', longest)} ")));
        Assert.Equal([$"{field}:too_long"], Errors(input => property.SetValue(input, new string('x', longest + 1))));
        Assert.Equal([$"{field}:control_characters"], Errors(input => property.SetValue(input, "a\0b")));
    }

    [Fact]
    public void Check_Coatings_AreBounded()
    {
        Assert.Empty(Errors(input => input.Coatings = [.. Enumerable.Repeat(new string('x', 60), 10)]));
        Assert.Equal(["Coatings:list_too_long"], Errors(input => input.Coatings = [.. Enumerable.Repeat("x", 11)]));
        Assert.Equal(["Coatings:item_too_long"], Errors(input => input.Coatings = [new string('x', 61)]));
        Assert.Empty(Errors(input => input.Coatings = null!));
    }

    [Fact]
    public void Check_NaughtyText_NeverThrowsAndSaysTheSameOnceClean() =>
        Assert.All(
            NaughtyStrings.All,
            text =>
            {
                var input = SamplePrescriptions.Valid();
                (input.IssuerName, input.Notes, input.LensMaterial, input.Coatings) = (text, text, text, [text]);
                input.CleanTexts();
                var first = Findings(input);
                input.CleanTexts();
                Assert.Equal(first, Findings(input));
                _ = PrescriptionShorthand.Read(text, PrescriptionRules.Default);
                _ = Axis.Read(text);
            }
        );

    [Fact]
    public void Check_ManyFaults_AreToldAllAtOnceInTheReadersLanguage()
    {
        var input = new PrescriptionInput
        {
            Right = new EyeInput { Sphere = -2.3m, Cylinder = -1 },
        };
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = new CultureInfo("es-CL");
            var found = PrescriptionInputValidator.Check(input, SamplePrescriptions.Today, PrescriptionRules.Default);

            Assert.Equal(6, found.Refusal!.Fields.Count);
            Assert.Contains(found.Errors, error => error.Message == "-2.30 no es un paso de 0.25. Los más cercanos son -2.50 y -2.25.");
            Assert.Contains(found.Errors, error => error is { Field: "Right.Axis", Message: "Un cilindro necesita su eje." });
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
