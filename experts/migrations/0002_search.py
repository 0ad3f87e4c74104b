import django.contrib.postgres.indexes
import django.db.models.functions.datetime
import experts.models.change
import experts.models.terms
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


# How a text becomes what is searched. experts/text.py does the same for what a person types; a test holds them equal.
# The search path is kept with each function that calls another, or else a dump could not be restored.
FOLD = r"""
CREATE FUNCTION experts_fold(t text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT btrim(regexp_replace(
        normalize(regexp_replace(normalize(
            replace(replace(replace(replace(translate(
                lower(normalize(regexp_replace(t, '[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]', '', 'g'), NFKC)),
                'авекмнорстухіјѕαβεζηικμνορτυχđðłøıħŧ‘’ʼʻ`´＇′',
                'abekmhopctyxijsabezhikmnoptyxddloiht' || repeat('''', 8)
            ), 'ß', 'ss'), 'ς', 'σ'), 'æ', 'ae'), 'œ', 'oe'),
        NFD), '[\u0300-\u036f]', '', 'g'), NFC),
    '[\s\u001c-\u001f\u0085\u1680\u2028\u2029]+', ' ', 'g'))
$$
"""
SPLIT = r"""
CREATE FUNCTION experts_split(t text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    -- Words with single spaces between them: what is neither letter, mark nor digit is gone.
    SELECT btrim(regexp_replace(t,
        '[\s\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7'
        '\u00f7\u02c2-\u02c5\u02d2-\u02df\u02e5-\u02eb\u02ed\u02ef-\u02ff\u0e3f\u0e4f\u0e5a\u0e5b\u104a-\u104f'
        '\u109e\u109f\u17d4-\u17d6\u17d8-\u17db\u19de-\u19ff\u1a1e\u1a1f\u2010-\u206f\u207a-\u207e\u208a-\u208e'
        '\u20a0-\u20c0\u2100-\u2bff\u3000-\u3004\u3008-\u3020\u3030\u3036\u3037\u303d-\u303f\u309b\u309c\u30a0'
        '\u30fb]+', ' ', 'g'))
$$
"""
SPACED = """
CREATE FUNCTION experts_spaced(VARIADIC texts text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path FROM CURRENT AS $$
    -- The folded words of all texts with a space before and after each; a bar keeps the texts apart.
    SELECT ' ' || COALESCE(string_agg(experts_split(experts_fold(t)), ' | '), '') || ' '
    FROM unnest(texts) AS t WHERE t <> ''
$$
"""
PAIRS = r"""
CREATE FUNCTION experts_pairs(spaced text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
    -- Every two neighbouring letters of Thai, Lao, Burmese, Khmer, Kana, Han and Hangul.
    DECLARE
        letters constant text := '\u0e00-\u0eff\u1000-\u11ff\u1780-\u17ff\u3005-\u3007\u3041-\u3096\u3099-\u309f'
            '\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\ua9e0-\ua9ff\uaa60-\uaa7f'
            '\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff';
    BEGIN
        IF spaced !~ ('[' || letters || ']') THEN
            RETURN '{}';
        END IF;
        RETURN COALESCE((
            SELECT array_agg(DISTINCT substr(run[1], i, 2))
            FROM regexp_matches(spaced, '[' || letters || ']{2,}', 'g') AS run,
                generate_series(1, length(run[1]) - 1) AS i
        ), '{}');
    END
$$
"""
TERMS = """
CREATE FUNCTION experts_terms(VARIADIC texts text[]) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
SET search_path FROM CURRENT AS $$
    -- Words, their English and Indonesian stems, and pairs. A word too long for an index is left out.
    DECLARE spaced constant text := experts_spaced(VARIADIC texts);
    BEGIN
        RETURN experts_pairs(spaced) || COALESCE((
            SELECT array_agg(DISTINCT term)
            FROM unnest(string_to_array(btrim(spaced, ' '), ' ')) AS word,
                unnest(ARRAY[word] || ts_lexize('english_stem', word) || ts_lexize('indonesian_stem', word)) AS term
            WHERE word NOT IN ('', '|') AND length(word) <= 100
        ), '{}');
    END
$$
"""
NAME_SPACED = """
CREATE FUNCTION experts_name_spaced(name text, name_local text, others text[], before text, after text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path FROM CURRENT AS $$
    SELECT experts_spaced(VARIADIC ARRAY[name, name_local, before, after] || others)
$$
"""
NAME_TERMS = """
CREATE FUNCTION experts_name_terms(name text, name_local text, others text[], before text, after text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path FROM CURRENT AS $$
    -- Words, pairs (also over a space), and behind “=” each word that has accents, with them.
    DECLARE
        spaced constant text := experts_name_spaced(name, name_local, others, before, after);
        whole constant text := lower(normalize(concat_ws(' ', name, name_local, array_to_string(others, ' ')), NFKC));
    BEGIN
        RETURN experts_pairs(replace(spaced, ' ', '')) || array_remove(string_to_array(spaced, ' '), '') || COALESCE((
            SELECT array_agg('=' || word) FROM unnest(string_to_array(experts_split(whole), ' ')) AS word
            WHERE word <> experts_fold(word)
        ), '{}');
    END
$$
"""
FUNCTIONS = [
    (FOLD, "experts_fold(text)"),
    (SPLIT, "experts_split(text)"),
    (SPACED, "experts_spaced(text[])"),
    (PAIRS, "experts_pairs(text)"),
    (TERMS, "experts_terms(text[])"),
    (NAME_SPACED, "experts_name_spaced(text, text, text[], text, text)"),
    (NAME_TERMS, "experts_name_terms(text, text, text[], text, text)"),
]


class Migration(migrations.Migration):

    dependencies = [
        ('experts', '0001_initial'),
    ]

    operations = [
        *(migrations.RunSQL(make, f"DROP FUNCTION {name}") for make, name in FUNCTIONS),
        migrations.CreateModel(
            name='Change',
            fields=[
                ('pk', models.CompositePrimaryKey('transaction', 'official_id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('transaction', experts.models.change.TransactionField()),
                ('official_id', models.BigIntegerField()),
                ('at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
        ),
        migrations.CreateModel(
            name='Pruning',
            fields=[
                ('id', models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(default=1)),
                ('changes', models.BigIntegerField(default=0)),
                ('snapshot', models.TextField()),
            ],
        ),
        migrations.AddIndex(
            model_name='achievement',
            index=django.contrib.postgres.indexes.GinIndex(experts.models.terms.Terms('title', 'issuer'), name='achievement_terms'),
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=django.contrib.postgres.indexes.GinIndex(experts.models.terms.Terms('title', 'organiser', 'audience'), name='assignment_terms'),
        ),
        migrations.AddIndex(
            model_name='education',
            index=django.contrib.postgres.indexes.GinIndex(experts.models.terms.Terms('qualification', 'field', 'institution'), name='education_terms'),
        ),
        migrations.AddIndex(
            model_name='expertise',
            index=django.contrib.postgres.indexes.GinIndex(experts.models.terms.Terms('evidence'), name='expertise_terms'),
        ),
        migrations.AddIndex(
            model_name='official',
            index=django.contrib.postgres.indexes.GinIndex(experts.models.terms.NameTerms('name', 'name_local', 'other_names', 'title_before', 'title_after'), name='official_name_terms'),
        ),
        migrations.AddIndex(
            model_name='official',
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(experts.models.terms.SpacedNames('name', 'name_local', 'other_names', 'title_before', 'title_after'), 'gin_trgm_ops'), name='official_name_beginnings'),
        ),
        migrations.AddIndex(
            model_name='official',
            index=django.contrib.postgres.indexes.GinIndex(experts.models.terms.Terms('summary', 'summary_local', 'rank_title'), name='official_terms'),
        ),
        migrations.AddIndex(
            model_name='post',
            index=django.contrib.postgres.indexes.GinIndex(experts.models.terms.Terms('title', 'unit'), name='post_terms'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='achievement',
            trigger=pgtrigger.compiler.Trigger(name='log_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO experts_change (transaction, official_id)\n    SELECT DISTINCT pg_current_xact_id(), changed.official_id FROM (SELECT official_id FROM new_rows) AS changed (official_id)\n    ON CONFLICT DO NOTHING;\n    RETURN NULL;\n', hash='4259df83bce59649c65150442800bd8b315df343', level='STATEMENT', operation='INSERT', pgid='pgtrigger_log_insert_f2dc2', referencing='REFERENCING NEW TABLE AS new_rows ', table='experts_achievement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='achievement',
            trigger=pgtrigger.compiler.Trigger(name='log_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO experts_change (transaction, official_id)\n    SELECT DISTINCT pg_current_xact_id(), changed.official_id FROM (SELECT official_id FROM old_rows UNION SELECT official_id FROM new_rows) AS changed (official_id)\n    ON CONFLICT DO NOTHING;\n    RETURN NULL;\n', hash='188db5e5e87a0911a0ed32840d107111f182ca81', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_log_update_af31a', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='experts_achievement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='achievement',
            trigger=pgtrigger.compiler.Trigger(name='log_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO experts_change (transaction, official_id)\n    SELECT DISTINCT pg_current_xact_id(), changed.official_id FROM (SELECT official_id FROM old_rows) AS changed (official_id)\n    ON CONFLICT DO NOTHING;\n    RETURN NULL;\n', hash='7faa2d6a640ea82563fb3c911d2efbc1641f49d1', level='STATEMENT', operation='DELETE', pgid='pgtrigger_log_delete_c86a7', referencing='REFERENCING OLD TABLE AS old_rows ', table='experts_achievement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agency',
            trigger=pgtrigger.compiler.Trigger(name='log_change', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO experts_change (transaction, official_id)\n    SELECT DISTINCT pg_current_xact_id(), changed.official_id FROM (VALUES (0)) AS changed (official_id)\n    ON CONFLICT DO NOTHING;\n    RETURN NULL;\n', hash='671d8145e3f1aac43331f05f57818f99610a0f96', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_log_change_c554a', table='experts_agency', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assignment',
            trigger=pgtrigger.compiler.Trigger(name='log_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO experts_change (transaction, official_id)\n    SELECT DISTINCT pg_current_xact_id(), changed.official_id FROM (SELECT official_id FROM new_rows) AS changed (official_id)\n    ON CONFLICT DO NOTHING;\n    RETURN NULL;\n', hash='ab1be87934380af5131434e52668d159e6207586', level='STATEMENT', operation='INSERT', pgid='pgtrigger_log_insert_cedaf', referencing='REFERENCING NEW TABLE AS new_rows ', table='experts_assignment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assignment',
            trigger=pgtrigger.compiler.Trigger(name='log_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO experts_change (transaction, official_id)\n    SELECT DISTINCT pg_current_xact_id(), changed.official_id FROM (SELECT official_id FROM old_rows UNION SELECT official_id FROM new_rows) AS changed (official_id)\n    ON CONFLICT DO NOTHING;\n    RETURN NULL;\n', hash='4a52f28925e77f87b9452154e3c1552ff95a77c4', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_log_update_cf23f', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='experts_assignment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assignment',
            trigger=pgtrigger.compiler.Trigger(name='log_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO experts_change (transaction, official_id)\n    SELECT DISTINCT pg_current_xact_id(), changed.official_id FROM (SELECT official_id FROM old_rows) AS changed (official_id)\n    ON CONFLICT DO NOTHING;\n    RETURN NULL;\n', hash='39cd33b9cb98228edec9dfab90889e2be409746c', level='STATEMENT', operation='DELETE', pgid='pgtrigger_log_delete_e3d3e', referencing='REFERENCING OLD TABLE AS old_rows ', table='experts_assignment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='competency',
            trigger=pgtrigger.compiler.Trigger(name='log_change', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO experts_change (transaction, official_id)\n    SELECT DISTINCT pg_current_xact_id(), changed.official_id FROM (VALUES (0)) AS changed (official_id)\n    ON CONFLICT DO NOTHING;\n    RETURN NULL;\n', hash='495c29591443ccb5e19e4407b0450f043d29dbf8', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_log_change_c7f5e', table='experts_competency', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='competencylabel',
            trigger=pgtrigger.compiler.Trigger(name='log_change', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO experts_change (transaction, official_id)\n    SELECT DISTINCT pg_current_xact_id(), changed.official_id FROM (VALUES (0)) AS changed (official_id)\n    ON CONFLICT DO NOTHING;\n    RETURN NULL;\n', hash='d20859b342c3503be90bdee41a7afacae68df001', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_log_change_d217c', table='experts_competencylabel', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='country',
            trigger=pgtrigger.compiler.Trigger(name='log_change', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO experts_change (transaction, official_id)\n    SELECT DISTINCT pg_current_xact_id(), changed.official_id FROM (VALUES (0)) AS changed (official_id)\n    ON CONFLICT DO NOTHING;\n    RETURN NULL;\n', hash='18f014a11fa32c59987e496ce678d441b4ea284a', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_log_change_10772', table='experts_country', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='education',
            trigger=pgtrigger.compiler.Trigger(name='log_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO experts_change (transaction, official_id)\n    SELECT DISTINCT pg_current_xact_id(), changed.official_id FROM (SELECT official_id FROM new_rows) AS changed (official_id)\n    ON CONFLICT DO NOTHING;\n    RETURN NULL;\n', hash='d9d5aa14bdaf2f678b1da96a5810cb63c57b89ca', level='STATEMENT', operation='INSERT', pgid='pgtrigger_log_insert_112bf', referencing='REFERENCING NEW TABLE AS new_rows ', table='experts_education', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='education',
            trigger=pgtrigger.compiler.Trigger(name='log_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO experts_change (transaction, official_id)\n    SELECT DISTINCT pg_current_xact_id(), changed.official_id FROM (SELECT official_id FROM old_rows UNION SELECT official_id FROM new_rows) AS changed (official_id)\n    ON CONFLICT DO NOTHING;\n    RETURN NULL;\n', hash='eef66c7c3b779832f924e00446f9b040e2f9abdc', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_log_update_e5fc8', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='experts_education', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='education',
            trigger=pgtrigger.compiler.Trigger(name='log_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO experts_change (transaction, official_id)\n    SELECT DISTINCT pg_current_xact_id(), changed.official_id FROM (SELECT official_id FROM old_rows) AS changed (official_id)\n    ON CONFLICT DO NOTHING;\n    RETURN NULL;\n', hash='6088bdc95cbca555a281398e4b9202bde6fce3ca', level='STATEMENT', operation='DELETE', pgid='pgtrigger_log_delete_7e329', referencing='REFERENCING OLD TABLE AS old_rows ', table='experts_education', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='expertise',
            trigger=pgtrigger.compiler.Trigger(name='log_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO experts_change (transaction, official_id)\n    SELECT DISTINCT pg_current_xact_id(), changed.official_id FROM (SELECT official_id FROM new_rows) AS changed (official_id)\n    ON CONFLICT DO NOTHING;\n    RETURN NULL;\n', hash='793d399dd6716bd7fcb74f49403d92ffc58feccd', level='STATEMENT', operation='INSERT', pgid='pgtrigger_log_insert_0e40b', referencing='REFERENCING NEW TABLE AS new_rows ', table='experts_expertise', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='expertise',
            trigger=pgtrigger.compiler.Trigger(name='log_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO experts_change (transaction, official_id)\n    SELECT DISTINCT pg_current_xact_id(), changed.official_id FROM (SELECT official_id FROM old_rows UNION SELECT official_id FROM new_rows) AS changed (official_id)\n    ON CONFLICT DO NOTHING;\n    RETURN NULL;\n', hash='8d929b0c861c9e3080bf84157908da2e7a903665', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_log_update_7326f', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='experts_expertise', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='expertise',
            trigger=pgtrigger.compiler.Trigger(name='log_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO experts_change (transaction, official_id)\n    SELECT DISTINCT pg_current_xact_id(), changed.official_id FROM (SELECT official_id FROM old_rows) AS changed (official_id)\n    ON CONFLICT DO NOTHING;\n    RETURN NULL;\n', hash='4ef1291bacf6532f8456173bb7dd3a09bb691eef', level='STATEMENT', operation='DELETE', pgid='pgtrigger_log_delete_aa381', referencing='REFERENCING OLD TABLE AS old_rows ', table='experts_expertise', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='focalpointterm',
            trigger=pgtrigger.compiler.Trigger(name='log_change', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO experts_change (transaction, official_id)\n    SELECT DISTINCT pg_current_xact_id(), changed.official_id FROM (VALUES (0)) AS changed (official_id)\n    ON CONFLICT DO NOTHING;\n    RETURN NULL;\n', hash='b9244e42d4e43e20db1167e3a6c7ed8d25a98f3b', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_log_change_9371b', table='experts_focalpointterm', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='language',
            trigger=pgtrigger.compiler.Trigger(name='log_change', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO experts_change (transaction, official_id)\n    SELECT DISTINCT pg_current_xact_id(), changed.official_id FROM (VALUES (0)) AS changed (official_id)\n    ON CONFLICT DO NOTHING;\n    RETURN NULL;\n', hash='cb50359e857b6fcdaf011ec13121401799347951', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_log_change_ee2ff', table='experts_language', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='languageskill',
            trigger=pgtrigger.compiler.Trigger(name='log_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO experts_change (transaction, official_id)\n    SELECT DISTINCT pg_current_xact_id(), changed.official_id FROM (SELECT official_id FROM new_rows) AS changed (official_id)\n    ON CONFLICT DO NOTHING;\n    RETURN NULL;\n', hash='94fe604766558e0deabd43c1776d103ee6d72c3a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_log_insert_76715', referencing='REFERENCING NEW TABLE AS new_rows ', table='experts_languageskill', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='languageskill',
            trigger=pgtrigger.compiler.Trigger(name='log_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO experts_change (transaction, official_id)\n    SELECT DISTINCT pg_current_xact_id(), changed.official_id FROM (SELECT official_id FROM old_rows UNION SELECT official_id FROM new_rows) AS changed (official_id)\n    ON CONFLICT DO NOTHING;\n    RETURN NULL;\n', hash='418609dea4170e4eb57247068a46a3c28b406de4', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_log_update_08ef9', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='experts_languageskill', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='languageskill',
            trigger=pgtrigger.compiler.Trigger(name='log_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO experts_change (transaction, official_id)\n    SELECT DISTINCT pg_current_xact_id(), changed.official_id FROM (SELECT official_id FROM old_rows) AS changed (official_id)\n    ON CONFLICT DO NOTHING;\n    RETURN NULL;\n', hash='c5047a47756fa9a96adee529e205375c24548021', level='STATEMENT', operation='DELETE', pgid='pgtrigger_log_delete_24747', referencing='REFERENCING OLD TABLE AS old_rows ', table='experts_languageskill', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='official',
            trigger=pgtrigger.compiler.Trigger(name='log_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO experts_change (transaction, official_id)\n    SELECT DISTINCT pg_current_xact_id(), changed.official_id FROM (SELECT id FROM new_rows) AS changed (official_id)\n    ON CONFLICT DO NOTHING;\n    RETURN NULL;\n', hash='744ec545a7b35e726be7517bf096a0e975f8c0c7', level='STATEMENT', operation='INSERT', pgid='pgtrigger_log_insert_dbb28', referencing='REFERENCING NEW TABLE AS new_rows ', table='experts_official', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='official',
            trigger=pgtrigger.compiler.Trigger(name='log_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO experts_change (transaction, official_id)\n    SELECT DISTINCT pg_current_xact_id(), changed.official_id FROM (SELECT id FROM old_rows UNION SELECT id FROM new_rows) AS changed (official_id)\n    ON CONFLICT DO NOTHING;\n    RETURN NULL;\n', hash='ba0c35af4bdb2f6cbd4ceb85bab0fd9a8236cef2', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_log_update_a4ff9', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='experts_official', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='official',
            trigger=pgtrigger.compiler.Trigger(name='log_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO experts_change (transaction, official_id)\n    SELECT DISTINCT pg_current_xact_id(), changed.official_id FROM (SELECT id FROM old_rows) AS changed (official_id)\n    ON CONFLICT DO NOTHING;\n    RETURN NULL;\n', hash='7467dafb9bd6f994f7ccd789c73da9a7cb88cb27', level='STATEMENT', operation='DELETE', pgid='pgtrigger_log_delete_e776d', referencing='REFERENCING OLD TABLE AS old_rows ', table='experts_official', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='post',
            trigger=pgtrigger.compiler.Trigger(name='log_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO experts_change (transaction, official_id)\n    SELECT DISTINCT pg_current_xact_id(), changed.official_id FROM (SELECT official_id FROM new_rows) AS changed (official_id)\n    ON CONFLICT DO NOTHING;\n    RETURN NULL;\n', hash='be3eb10a57e25ac6dd33ee746469f3acd8235d22', level='STATEMENT', operation='INSERT', pgid='pgtrigger_log_insert_6919f', referencing='REFERENCING NEW TABLE AS new_rows ', table='experts_post', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='post',
            trigger=pgtrigger.compiler.Trigger(name='log_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO experts_change (transaction, official_id)\n    SELECT DISTINCT pg_current_xact_id(), changed.official_id FROM (SELECT official_id FROM old_rows UNION SELECT official_id FROM new_rows) AS changed (official_id)\n    ON CONFLICT DO NOTHING;\n    RETURN NULL;\n', hash='66128929afcde0aba87d07c7dc9e46c64631fbc0', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_log_update_f7246', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='experts_post', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='post',
            trigger=pgtrigger.compiler.Trigger(name='log_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO experts_change (transaction, official_id)\n    SELECT DISTINCT pg_current_xact_id(), changed.official_id FROM (SELECT official_id FROM old_rows) AS changed (official_id)\n    ON CONFLICT DO NOTHING;\n    RETURN NULL;\n', hash='b41d89697953fd14cf7e0db7ce3b423e271f5658', level='STATEMENT', operation='DELETE', pgid='pgtrigger_log_delete_a4e7b', referencing='REFERENCING OLD TABLE AS old_rows ', table='experts_post', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='region',
            trigger=pgtrigger.compiler.Trigger(name='log_change', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO experts_change (transaction, official_id)\n    SELECT DISTINCT pg_current_xact_id(), changed.official_id FROM (VALUES (0)) AS changed (official_id)\n    ON CONFLICT DO NOTHING;\n    RETURN NULL;\n', hash='fa7076d117f55c73c7a70774a8d7517c0e829b61', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_log_change_7bf14', table='experts_region', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tier',
            trigger=pgtrigger.compiler.Trigger(name='log_change', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO experts_change (transaction, official_id)\n    SELECT DISTINCT pg_current_xact_id(), changed.official_id FROM (VALUES (0)) AS changed (official_id)\n    ON CONFLICT DO NOTHING;\n    RETURN NULL;\n', hash='9f7ae46807d7aed21dfa3c39f7c13f3cebfbe32b', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_log_change_fdeab', table='experts_tier', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='membership',
            trigger=pgtrigger.compiler.Trigger(name='log_change', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO experts_change (transaction, official_id)\n    SELECT DISTINCT pg_current_xact_id(), changed.official_id FROM (VALUES (0)) AS changed (official_id)\n    ON CONFLICT DO NOTHING;\n    RETURN NULL;\n', hash='bdebae78db963bf5a68575092fce15fa014aef5c', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_log_change_fe299', table='experts_membership', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='pruning',
            constraint=models.CheckConstraint(condition=models.Q(('id', 1)), name='pruning_is_one_row'),
        ),
    ]
